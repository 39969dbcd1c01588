"""The grammar of time words by kind; each rule takes tokens and an index and gives (index behind, meaning) or None."""
