"""RSS and Atom feeds -> their items: what each says of itself, and its text where the feed carries it.

    feed = read_feed(Document("https://news.example/feed.xml", b"<rss ..."))
    feed.items[0]  ->  Item(link="https://news.example/talks-end", title="Talks end", text="KHARTOUM - ...", whole=True)

A feed that is not well-formed is read as far as it can be, and says so (`note`). One that declares XML entities is
refused: they are how a kilobyte becomes a gigabyte.
"""

from dateline.intake.feeds.items import Feed, Item, article_of
from dateline.intake.feeds.reading import read_feed

__all__ = ["Feed", "Item", "article_of", "read_feed"]
