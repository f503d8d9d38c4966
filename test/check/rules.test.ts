/** The rules of the formats: each broken once, in a file that is good otherwise, and known by the validator's name. */

import { describe, expect, test } from "vitest";
import type { Severity } from "../../src/model/problem.ts";
import { samplePublications } from "../support/publications.ts";
import {
  changed,
  checkWith,
  type FileName,
  fileOf,
  inItem,
  inJson,
  swap,
  withHtml,
  writtenSite,
} from "../support/written-site.ts";

const site = writtenSite();

type Rule = readonly [rule: string, severity: Severity, what: string, change: (text: string) => string];

/** Puts elements before the end of the channel's head, of the first item or entry, or anywhere. */
const before = (mark: string, xml: string) => swap(mark, xml + mark);
const drop = (mark: RegExp) => (text: string) => text.replace(mark, "");

const logo = (url: string, title: string, link: string) =>
  before("<item>", `<image><url>${url}</url><title>${title}</title><link>${link}</link></image>`);

const rss: readonly Rule[] = [
  ["UndefinedElement", "error", "an item's own copyright", before("</item>", "<copyright>Us</copyright>")],
  ["UndefinedElement", "error", "an item's language", before("</item>", "<language>en</language>")],
  ["UndefinedElement", "error", "dcterms:rights", before("</item>", "<dcterms:rights>Us</dcterms:rights>")],
  [
    "UndefinedElement",
    "error",
    "dc:date, which overrides pubDate",
    before("</item>", "<dc:date>2024-01-01</dc:date>"),
  ],
  ["UndefinedElement", "error", "media:license", before("</item>", "<media:license>Us</media:license>")],
  [
    "UndefinedElement",
    "error",
    "an element named like a property of objects",
    before("</item>", "<toString/>"),
  ],
  ["UndefinedElement", "error", "an item outside of the channel", before("</rss>", "<item/>")],
  ["UndefinedElement", "error", "another root", () => '<?xml version="1.0" encoding="utf-8"?>\n<feed/>\n'],
  [
    "UnexpectedAttribute",
    "error",
    "a title for an enclosure",
    swap("<enclosure ", '<enclosure title="Ice" '),
  ],
  ["UnexpectedAttribute", "error", "xml:base", swap("<item>", '<item xml:base="https://us.example/">')],
  [
    "MissingNamespace",
    "error",
    "a default namespace",
    swap("<rss ", '<rss xmlns="http://www.w3.org/2005/Atom" '),
  ],
  [
    "MissingNamespace",
    "error",
    "a namespace below the root",
    swap("<item>", '<item xmlns:dc="https://us.example/">'),
  ],
  [
    "ReservedPrefix",
    "error",
    "the media namespace without its slash",
    swap("yahoo.com/mrss/", "yahoo.com/mrss"),
  ],
  [
    "UnknownNamespace",
    "warning",
    "a vocabulary of our own",
    swap("<rss ", '<rss xmlns:us="https://us.example/" '),
  ],
  ["UnexpectedText", "error", "text between elements", before("<item>", "hello")],
  ["MissingChannel", "error", "no channel", (text) => text.replace(/<channel>[\s\S]*<\/channel>/, "")],
  ["MissingTitle", "error", "a channel without title", drop(/<title>Example Commons<\/title>/)],
  ["MissingLink", "error", "a channel without link", drop(/<link>https:\/\/commons.example\/<\/link>/)],
  [
    "MissingDescription",
    "error",
    "a channel without description",
    drop(/<description>Articles.*?<\/description>/),
  ],
  ["InvalidVersion", "error", "RSS 0.92", swap('<rss version="2.0"', '<rss version="0.92"')],
  ["MissingAttribute", "error", "no version", swap('<rss version="2.0"', "<rss")],
  ["MissingAttribute", "error", "a source without url", drop(/ url="https:\/\/lantern.example\/feed.xml"/)],
  ["MissingAttribute", "error", "an enclosure without length", drop(/ length="4821"/)],
  [
    "MissingHref",
    "error",
    "an atom:link without href",
    (text) => text.replace(/(rel="via"[^>]*?) href="[^"]*"/, "$1"),
  ],
  ["ItemMustContainTitleOrDescription", "error", "an empty item", swap("<item>", "<item></item><item>")],
  ["MissingGuid", "warning", "an item without guid", drop(/<guid[^>]*>[^<]*<\/guid>/)],
  ["DuplicateElement", "error", "two titles", before("</item>", "<title>Ice</title>")],
  ["DuplicateElement", "error", "two dc:rights", before("</item>", "<dc:rights>Us</dc:rights>")],
  ["DuplicateEnclosure", "warning", "two enclosures", (text) => text.replace(/<enclosure[^>]*>/, "$&$&")],
  ["DuplicateValue", "error", "a guid twice", (text) => text.replace(/(<item>[\s\S]*?<\/item>)/, "$1$1")],
  [
    "DuplicateAtomLink",
    "error",
    "an alternate that overrides the link",
    before("</item>", '<atom:link rel="alternate" href="https://lantern.example/ice"/>'),
  ],
  [
    "DuplicateItemSemantics",
    "warning",
    "author beside dc:creator",
    before("</item>", "<author>ann@lantern.example (Ann)</author>"),
  ],
  [
    "DuplicateItemSemantics",
    "warning",
    "dc:source beside source",
    before("</item>", "<dc:source>https://lantern.example/ice</dc:source>"),
  ],
  ["InvalidContact", "error", "a name as author", before("</item>", "<author>Ann Example</author>")],
  ["InvalidContact", "error", "a name as editor", before("<item>", "<managingEditor>Ann</managingEditor>")],
  [
    "InvalidFullLink",
    "error",
    "a relative link",
    swap("<link>https://commons.example/a/ice<", "<link>/a/ice<"),
  ],
  [
    "InvalidFullLink",
    "error",
    "a link that runs a script",
    swap("<link>https://commons.example/a/ice<", "<link>javascript:ice()<"),
  ],
  [
    "UriNotIri",
    "error",
    "a Cyrillic path",
    swap("<link>https://commons.example/a/ice<", "<link>https://commons.example/лёд<"),
  ],
  [
    "InvalidUriChar",
    "error",
    "a bar in an address",
    swap("<link>https://commons.example/a/ice<", "<link>https://commons.example/a|b<"),
  ],
  [
    "UnexpectedWhitespace",
    "error",
    "white space around an address",
    swap("<link>https://commons.example/a/ice<", "<link> https://commons.example/a/ice<"),
  ],
  [
    "InvalidFullLink",
    "error",
    "a category's relative domain",
    swap('domain="https://commons.example/region/"', 'domain="/region/"'),
  ],
  [
    "InvalidRFC2822Date",
    "error",
    "an ISO date",
    swap("Fri, 16 Feb 2024 08:00:00 GMT", "2024-02-16T08:00:00Z"),
  ],
  ["InvalidRFC2822Date", "error", "no date", swap("Fri, 16 Feb 2024 08:00:00 GMT", "Invalid Date")],
  [
    "InvalidRFC2822Date",
    "error",
    "30 February",
    swap("Fri, 16 Feb 2024 08:00:00 GMT", "Fri, 30 Feb 2024 08:00:00 GMT"),
  ],
  [
    "InvalidRFC2822Date",
    "error",
    "a two-digit year",
    swap("Fri, 16 Feb 2024 08:00:00 GMT", "Fri, 16 Feb 24 08:00:00 GMT"),
  ],
  [
    "IncorrectDOW",
    "error",
    "the wrong day of the week",
    swap("Fri, 16 Feb 2024 08:00:00 GMT", "Sat, 16 Feb 2024 08:00:00 GMT"),
  ],
  [
    "ImplausibleDate",
    "warning",
    "a date before feeds",
    swap("Fri, 16 Feb 2024 08:00:00 GMT", "Fri, 16 Feb 1979 08:00:00 GMT"),
  ],
  [
    "InvalidRFC3339Date",
    "error",
    "an RFC 822 date as atom:updated",
    (text) => text.replace(/(<atom:updated>)[^<]*/, "$1Sat, 17 Feb 2024 10:30:00 GMT"),
  ],
  ["InvalidLanguage", "error", "no language", swap("<language>en<", "<language>english<")],
  ["InvalidLanguage", "error", "no language of an item", swap("<dc:language>en<", "<dc:language>xx<")],
  ["InvalidMIMEType", "error", "no media type", swap('type="image/jpeg"/>', 'type="image//img"/>')],
  ["InvalidIntegerAttribute", "error", "a length in words", swap('length="4821"', 'length="4.7 KB"')],
  ["InvalidPositiveInteger", "error", "ttl 0", before("<item>", "<ttl>0</ttl>")],
  [
    "InvalidBooleanAttribute",
    "error",
    "isPermaLink in capitals",
    swap('isPermaLink="false"', 'isPermaLink="False"'),
  ],
  [
    "InvalidHttpGUID",
    "error",
    "a urn that claims to be a permalink",
    swap('<guid isPermaLink="false">urn', "<guid>urn"),
  ],
  [
    "InvalidPermalink",
    "error",
    "a permalink that is not the link",
    (text) => text.replace(/(<guid isPermaLink=")false(">)urn[^<]*/, "$1true$2https://commons.example/x"),
  ],
  [
    "NotSufficientlyUnique",
    "warning",
    "a number as guid",
    swap(
      '<guid isPermaLink="false">urn:uuid:5b0c9d0e-3f43-5d6b-9d0f-1c2f7c1f0a01',
      '<guid isPermaLink="false">17',
    ),
  ],
  [
    "InvalidTAG",
    "error",
    "a tag with a capital authority",
    swap("tag:commons.example", "tag:Commons.example"),
  ],
  [
    "InvalidTAG",
    "error",
    "a tag with letters beyond ASCII",
    swap("2024-01-10:walk<", "2024-01-10:прогулка<"),
  ],
  ["InvalidUUID", "error", "a UUID that is none", swap("5b0c9d0e-3f43", "5b0c9d0e3f43")],
  [
    "InvalidURN",
    "error",
    "a URN that is none",
    swap("urn:uuid:5b0c9d0e-3f43-5d6b-9d0f-1c2f7c1f0a01", "urn:isbn"),
  ],
  [
    "InvalidCreditRole",
    "error",
    "a role that nobody knows",
    swap("<media:credit>", '<media:credit role="publisher">'),
  ],
  ["InvalidMediaMedium", "error", "a medium that nobody knows", swap('medium="image"', 'medium="picture"')],
  ["NotBlank", "warning", "an empty publisher", before("</item>", "<dc:publisher></dc:publisher>")],
  ["AttrNotBlank", "warning", "a link with an empty title", swap('title="The Lantern"', 'title=""')],
  [
    "BadCharacters",
    "warning",
    "what is left of Windows-1252",
    swap("<dc:publisher>The", "<dc:publisher>The\u0092"),
  ],
  ["ContainsHTML", "warning", "an entity as plain text", swap("&#x26;T’s", "&amp;amp;T’s")],
  ["ContainsHTML", "warning", "a tag as plain text", swap("&#x3C;Walk", "&lt;Walk")],
  [
    "ContainsHTML",
    "warning",
    "a tag in a title in CDATA",
    swap("<title>Ice on", "<title><![CDATA[<b>]]>Ice on"),
  ],
  [
    "MisplacedItem",
    "warning",
    "the channel's language at its end",
    before("</channel>", "<webMaster>a@us.example</webMaster>"),
  ],
  [
    "NeedDescriptionBeforeContent",
    "warning",
    "content before description",
    (text) =>
      text.replace(
        /(<description><!\[CDATA\[[\s\S]*?<\/description>)(\s*)(<content:encoded>[\s\S]*?<\/content:encoded>)/,
        "$3$2$1",
      ),
  ],
  ["MissingAtomSelfLink", "warning", "no address of its own", drop(/<atom:link[^>]*rel="self"[^>]*>/)],
  [
    "SelfNotAtom",
    "warning",
    "an own address of another type",
    (text) => text.replace(/(<atom:link[^>]*)application\/rss\+xml/, "$1text/html"),
  ],
  [
    "UnregisteredAtomLinkRel",
    "warning",
    "a canonical link",
    before("</item>", '<atom:link rel="canonical" href="https://lantern.example/ice"/>'),
  ],
  [
    "ImageLinkDoesntMatch",
    "warning",
    "an image that links elsewhere",
    logo("https://commons.example/l.png", "Example Commons", "https://us.example/"),
  ],
  [
    "ImageTitleDoesntMatch",
    "warning",
    "an image with another title",
    logo("https://commons.example/l.png", "Commons", "https://commons.example/"),
  ],
  [
    "ImageUrlFormat",
    "warning",
    "an image of another kind",
    logo("https://commons.example/l.svg", "Example Commons", "https://commons.example/"),
  ],
  [
    "FeedLevelRights",
    "error",
    "a copyright of the whole channel",
    before("<item>", "<copyright>Us</copyright>"),
  ],
  [
    "FeedLevelRights",
    "error",
    "a licence of the whole channel",
    before("<item>", "<creativeCommons:license>https://us.example/</creativeCommons:license>"),
  ],
  [
    "FeedLevelRights",
    "error",
    "a licence link of the whole channel",
    before("<item>", '<atom:link rel="license" href="https://us.example/"/>'),
  ],
  [
    "DuplicateAtomLink",
    "error",
    "a licence beside the unspecified one",
    before("</item>", '<atom:link rel="license" href="https://us.example/"/>'),
  ],
];

const atom: readonly Rule[] = [
  ["UndefinedElement", "error", "an element of RSS", before("</entry>", "<pubDate>x</pubDate>")],
  ["UndefinedElement", "error", "another root", () => '<?xml version="1.0" encoding="utf-8"?>\n<rss/>\n'],
  ["UnexpectedAttribute", "error", "xml:base", swap("<entry ", '<entry xml:base="https://us.example/" ')],
  ["MissingNamespace", "error", "no namespace", drop(/ xmlns="[^"]*"/)],
  ["MissingNamespace", "error", "Atom 0.3", swap("http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#")],
  [
    "AvoidNamespacePrefix",
    "warning",
    "the prefix atom",
    swap("<feed ", '<feed xmlns:atom="http://www.w3.org/2005/Atom" '),
  ],
  ["UnexpectedText", "error", "text between elements", before("<entry", "hello")],
  ["MissingElement", "error", "an entry without id", drop(/<id>urn[^<]*<\/id>/)],
  ["MissingElement", "error", "a feed without title", drop(/<title>Example Commons<\/title>/)],
  ["MissingElement", "error", "an author without name", swap("<name>Bo O’Example</name>", "")],
  ["MissingElement", "error", "nobody as author", (text) => text.replace(/<author>.*?<\/author>/g, "")],
  [
    "MissingContentOrAlternate",
    "error",
    "neither content nor alternate",
    (text) =>
      text
        .replace(/(<entry[\s\S]*?)<link rel="alternate"[^>]*>/, "$1")
        .replace(/<content[\s\S]*?<\/content>/, ""),
  ],
  [
    "MissingSourceElement",
    "warning",
    "a source without updated",
    (text) => text.replace(/(<source>.*?)<updated>.*?<\/updated>/, "$1"),
  ],
  [
    "MissingSourceElement",
    "warning",
    "a source without id",
    (text) => text.replace(/<source><id>.*?<\/id>/, "<source>"),
  ],
  ["MissingAttribute", "error", "a category without term", drop(/ term="asia"/)],
  ["MissingAttribute", "error", "content without type", swap('<content type="html"', "<content")],
  [
    "MissingHref",
    "error",
    "a link without href",
    (text) => text.replace(/(rel="via"[^>]*?) href="[^"]*"/, "$1"),
  ],
  ["AttrNotBlank", "warning", "a category with an empty label", swap('label="Asia"', 'label=""')],
  ["DuplicateElement", "error", "two titles", before("</entry>", "<title>Ice</title>")],
  ["DuplicateEntries", "error", "an id twice", (text) => text.replace(/<entry[\s\S]*?<\/entry>/, "$&$&")],
  [
    "DuplicateAtomLink",
    "error",
    "two alternates",
    (text) => text.replace(/(<entry[\s\S]*?)(<link rel="alternate"[^>]*>)/, "$1$2$2"),
  ],
  [
    "DuplicateAtomLink",
    "error",
    "a licence beside the unspecified one",
    before("<published>", '<link rel="license" href="https://us.example/"/>'),
  ],
  [
    "InvalidFullLink",
    "error",
    "a relative link",
    swap('href="https://commons.example/a/ice"', 'href="/a/ice"'),
  ],
  [
    "InvalidFullLink",
    "error",
    "a relative scheme",
    swap('scheme="https://commons.example/region/"', 'scheme="region"'),
  ],
  [
    "NonCanonicalURI",
    "warning",
    "an id in capitals",
    swap("<id>https://commons.example/feeds/<", "<id>https://Commons.example/feeds/<"),
  ],
  [
    "UnexpectedWhitespace",
    "error",
    "white space in a date",
    (text) => text.replace(/<published>/, "<published>\n"),
  ],
  ["UnexpectedWhitespace", "error", "white space in an id", swap("<id>urn", "<id> urn")],
  [
    "InvalidRFC3339Date",
    "error",
    "a date without offset",
    swap("<published>2024-02-16T08:00:00Z", "<published>2024-02-16T08:00:00"),
  ],
  [
    "InvalidRFC3339Date",
    "error",
    "a day alone",
    swap("<published>2024-02-16T08:00:00Z", "<published>2024-02-16"),
  ],
  [
    "InvalidRFC3339Date",
    "error",
    "an hour that no day has",
    swap("<published>2024-02-16T08", "<published>2024-02-16T25"),
  ],
  ["InvalidLanguage", "error", "no language", swap('<entry xml:lang="en"', '<entry xml:lang="english"')],
  ["InvalidMIMEType", "error", "no media type", swap('type="image/jpeg"', 'type="jpeg"')],
  ["InvalidIntegerAttribute", "error", "a length in words", swap('length="4821"', 'length="big"')],
  [
    "InvalidContact",
    "error",
    "no mail address",
    swap("<name>Example Commons</name>", "<name>Example Commons</name><email>desk</email>"),
  ],
  ["InvalidTextType", "error", "a title in HTML", swap("<title>Ice on", '<title type="html">Ice on')],
  ["NotBlank", "warning", "empty rights", (text) => text.replace(/<rights>.*?</, "<rights><")],
  ["ContainsUndeclaredHTML", "warning", "a tag as plain text", swap("&#x3C;Walk", "&lt;Walk")],
  [
    "MisplacedMetadata",
    "error",
    "the feed's title behind an entry",
    (text) =>
      text
        .replace("<subtitle>Articles that others wrote, with credit</subtitle>", "")
        .replace("</feed>", "<subtitle>Articles that others wrote, with credit</subtitle></feed>"),
  ],
  [
    "MisplacedSource",
    "warning",
    "a source before other elements",
    (text) => text.replace(/(<published>[\s\S]*?)(<source>.*?<\/source>)/, "$2$1"),
  ],
  ["MissingSelf", "warning", "no address of its own", drop(/<link rel="self"[^>]*>/)],
  ["SelfNotAtom", "warning", "an own address of another type", swap("application/atom+xml", "text/html")],
  [
    "UnregisteredAtomLinkRel",
    "warning",
    "a canonical link",
    before("<published>", '<link rel="canonical" href="https://lantern.example/ice"/>'),
  ],
  ["FeedLevelRights", "error", "rights of the whole feed", before("<entry", "<rights>Us</rights>")],
  [
    "FeedLevelRights",
    "error",
    "a licence of the whole feed",
    before("<entry", '<link rel="license" href="https://us.example/"/>'),
  ],
];

const json: readonly Rule[] = [
  ["Version", "error", "version 1", inJson((feed) => (feed.version = "https://jsonfeed.org/version/1"))],
  ["Version", "error", "a slash behind the version", inJson((feed) => (feed.version += "/"))],
  ["MissingMember", "error", "no version", inJson((feed) => delete feed.version)],
  ["MissingMember", "error", "no title", inJson((feed) => delete feed.title)],
  ["MissingMember", "error", "no items", inJson((feed) => Reflect.deleteProperty(feed, "items"))],
  ["MissingMember", "error", "an item without id", inItem((item) => delete item.id)],
  ["MissingMember", "error", "an item without content", inItem((item) => delete item.content_html)],
  [
    "MissingMember",
    "error",
    "an item without _republication",
    inItem((item) => Reflect.deleteProperty(item, "_republication")),
  ],
  [
    "MissingMember",
    "error",
    "an attachment without type",
    inItem((item) => (item.attachments = [{ url: "https://lantern.example/a.mp3" }])),
  ],
  [
    "UnknownMember",
    "error",
    "content_text beside content_html",
    inItem((item) => (item.content_text = "Ice")),
  ],
  ["UnknownMember", "error", "authors of the feed", inJson((feed) => (feed.authors = [{ name: "Us" }]))],
  ["UnknownMember", "error", "a member of our own", inItem((item) => (item.publisher = "Us"))],
  ["ExtensionName", "error", "an extension with a dot", inItem((item) => (item["_us.example"] = {}))],
  ["ExtensionName", "error", "an extension without a letter", inItem((item) => (item._1 = {}))],
  ["Kind", "error", "a number as id", inItem((item) => (item.id = 17))],
  ["Kind", "error", "null as summary", inItem((item) => (item.summary = null))],
  ["Kind", "error", "a text as tags", inItem((item) => (item.tags = "Asia"))],
  ["Kind", "error", "a text as item", inJson((feed) => Object.assign(feed.items, { 1: "Ice" }))],
  ["Kind", "error", "a text as author", inItem((item) => (item.author = "Ann"))],
  ["Kind", "error", "expired in words", inJson((feed) => (feed.expired = "no"))],
  [
    "Kind",
    "error",
    "a size in words",
    inItem(
      (item) =>
        (item.attachments = [
          { url: "https://lantern.example/a.mp3", mime_type: "audio/mpeg", size_in_bytes: "big" },
        ]),
    ),
  ],
  ["EmptyAuthor", "error", "an author who is nobody", inItem((item) => (item.authors = [{}]))],
  ["NotBlank", "warning", "an empty title", inItem((item) => (item.title = ""))],
  ["InvalidFullLink", "error", "a relative address", inItem((item) => (item.url = "/a/ice"))],
  ["InvalidRFC3339Date", "error", "a day alone", inItem((item) => (item.date_published = "2024-02-16"))],
  ["InvalidLanguage", "error", "no language", inItem((item) => (item.language = "english"))],
  ["InvalidUUID", "error", "an id that is none", inItem((item) => (item.id = "urn:uuid:1"))],
  ["DuplicateIds", "error", "an id twice", inJson((feed) => feed.items.push(...feed.items.slice(0, 1)))],
  ["NextUrl", "error", "a next page that is this one", inJson((feed) => (feed.next_url = feed.feed_url))],
  ["MissingSelf", "warning", "no address of its own", inJson((feed) => delete feed.feed_url)],
];

describe.each([
  ["rss.xml", rss],
  ["atom.xml", atom],
  ["feed.json", json],
] as const)("%s", (file, rules) => {
  test.each(rules)("%s (%s): %s", (rule, severity, _what, change) => {
    expect(rulesBroken(file, changed(fileOf(site, file), change))).toContainEqual([rule, severity]);
  });
});

function rulesBroken(file: FileName, text: string): [rule: string, severity: Severity][] {
  return checkWith(site, file, text)
    .filter(({ code }) => code === "invalid-feed")
    .map(({ message, severity }) => [message.split(":", 1)[0] ?? "", severity]);
}

const html: readonly (readonly [rule: string, what: string, html: string])[] = [
  ["NotHtml", "an element that is not closed", "<p>Ice"],
  ["NotHtml", "an element closed twice", "<b>Ice</b></b>"],
  ["NotHtml", "elements closed crosswise", "<b><i>Ice</b></i>"],
  ["NotHtml", "a bare & in an address", '<a href="https://lantern.example/?a=1&b=2">Ice</a>'],
  ["SecurityRisk", "a script", "<script>ice()</script>"],
  ["SecurityRisk", "a frame", '<iframe src="https://lantern.example/"></iframe>'],
  ["SecurityRisk", "an object", "<object></object>"],
  ["SecurityRisk", "an embed", '<embed src="https://lantern.example/">'],
  ["SecurityRisk", "an address that runs a script", '<a href="JavaScript:ice()">Ice</a>'],
  ["SecurityRiskAttr", "an attribute that runs a script", '<b onclick="ice()">Ice</b>'],
  ["DangerousStyleAttr", "a style", '<b style="color:red">Ice</b>'],
  ["ContainsRelRef", "a relative link", '<a href="/ice">Ice</a>'],
  ["ContainsRelRef", "a link without scheme", '<a href="//lantern.example/ice">Ice</a>'],
  ["ContainsRelRef", "a relative image", '<img src="ice.jpg" alt="">'],
  [
    "ContainsRelRef",
    "a relative image among others",
    '<img src="https://lantern.example/a.jpg" srcset="https://lantern.example/b.jpg 2x, c.jpg 3x" alt="">',
  ],
];

describe.each(["rss.xml", "atom.xml", "feed.json"] as const)("HTML in %s", (file) => {
  test.each(html)("%s: %s", (rule, _what, html) => {
    const text = withHtml(site, file, "content", swap("<p>Boats", `${html}<p>Boats`));
    expect(rulesBroken(file, text)).toContainEqual([rule, "warning"]);
  });
});

test("entries that share a date are told once a file", () => {
  const [a, b, c] = samplePublications();
  const publications = [a, b, c].map((publication, index) => ({
    ...publication,
    entry: { ...publication.entry, updated: index === 1 ? b.entry.updated : a.entry.updated },
  }));
  const shared = writtenSite(publications);
  const problems = checkWith(shared, "rss.xml", fileOf(shared, "rss.xml"));
  expect(problems.map(({ code, severity, place }) => [code, severity, place.file])).toEqual([
    ["duplicate-date", "warning", "dist/rss.xml"],
    ["duplicate-date", "warning", "dist/atom.xml"],
    ["duplicate-date", "warning", "dist/feed.json"],
  ]);
  expect(problems[0]?.message).toContain("2 entries");
});

test.each([
  [5_000_001, "more than 5000000 bytes; validators and readers stop at 5000000"],
  [5_099_999, "more than 5000000 bytes; validators and readers stop at 5000000"],
  [5_100_000, "more than 5100000 bytes; validators and readers stop at 5000000"],
])("a document that is too large for readers: %i bytes", (bytes, words) => {
  const written = fileOf(site, "atom.xml");
  const space = " ".repeat(bytes - Buffer.byteLength(written));
  const text = written.replace("</feed>", () => `${space}</feed>`);
  expect(checkWith(site, "atom.xml", text).map(({ code, severity }) => [code, severity])).toEqual([
    ["invalid-size", "warning"],
  ]);
  expect(checkWith(site, "atom.xml", text)[0]?.message).toContain(words);
});

test("a finding names the line of its element", () => {
  const text = changed(
    fileOf(site, "atom.xml"),
    swap("<published>2024-02-16T08:00:00Z", "<published>yesterday"),
  );
  const line = text.slice(0, text.indexOf("<published>yesterday")).split("\n").length;
  const found = checkWith(site, "atom.xml", text).find(({ code }) => code === "invalid-feed");
  expect(found?.place).toEqual({ file: "dist/atom.xml", line });
});
