/** The pictures of an article with their credit, and the publisher's view counter among the page's images. */

import type { ArticleImage, ImageRights } from "../model/article.ts";
import type { Publisher } from "../model/publisher.ts";
import { type HttpUrl, hostOf, isWithinHost } from "../values/url.ts";
import { isNamed } from "./find-publisher.ts";
import type { HtmlPage } from "./html-page.ts";
import { creativeCommonsOf } from "./licence.ts";
import { blocksOf } from "./lines.ts";
import type { PageHead } from "./page-head.ts";
import { pictureAgency } from "./rights-chain.ts";

const markdownImage = /!\[(?<alt>(?:\\.|[^\]\\])*)\]\((?:<(?<angled>[^>]*)>|(?<bare>[^)\s]*))\)/g;

/** Those that stand in the text, in order; the page's lead image first, where it stands in the text or is named for it. */
export function articleImages(
  page: HtmlPage,
  head: PageHead | undefined,
  body: string,
  publisher: Publisher | undefined,
): ArticleImage[] {
  const images = new Map<HttpUrl, ArticleImage>();
  const blocks = blocksOf(body);
  for (const [at, { markdown }] of blocks.entries()) {
    for (const found of markdown.matchAll(markdownImage)) {
      const url = (found.groups?.angled ?? found.groups?.bare ?? "") as HttpUrl;
      const alt = page.images.find(({ address }) => address === url)?.alt ?? "";
      const texts = [...(blocks[at]?.lines ?? []), ...(blocks[at + 1]?.lines ?? [])].map(({ text }) => text);
      const credit = texts.map(creditIn).find((text) => text !== undefined);
      if (!images.has(url)) images.set(url, imageOf(url, alt, credit, publisher, head));
    }
  }
  return withLead([...images.values()], page, head);
}

const creditLine =
  /(?:^|[.。(（\s])(?<credit>(?:photo(?:graph)?s?|image|picture|illustration|graphic|credit|foto|bild|grafik|crédits?|photographie|imagen|صورة|الصورة|图片?|摄影|фото|写真|撮影)(?:\s?(?:by|credit|courtesy|par|por|von|来源))?\s*[:：/]\s*[^()（）]+|(?:photo|foto|image|illustration) (?:by|par|por|von|courtesy of) [^()（）.]+|(?:©|\(c\))\s*[^()（）]+)[)）]?\s*$/iu;

/** `Zed/Flickr, CC BY` */
const licensed =
  /(?:^|[.。]\s+)(?<credit>[^.。]{1,100}?(?:\/|,|\s(?:via|on|from)\s)[^.。]{0,80}?(?:\bCC[ -]?(?:BY(?:[ -](?:NC|ND|SA))*|0)(?:[ -]\d\.\d)?|\bpublic domain))[.)]?\s*$/iu;

/** `Photo: Ann Example / The Lantern` at the end of a caption. */
export function creditIn(caption: string): string | undefined {
  if (caption.length > 600) return undefined;
  return (creditLine.exec(caption) ?? licensed.exec(caption))?.groups?.credit?.trim().replace(/[.。]$/, "");
}

function imageOf(
  url: HttpUrl,
  alt: string,
  credit: string | undefined,
  publisher: Publisher | undefined,
  head: PageHead | undefined,
): ArticleImage {
  const names = [publisher?.name, head?.publisher].filter((name) => name !== undefined);
  return {
    url,
    ...(credit !== undefined && { credit }),
    rights: credit === undefined ? "third-party" : rightsBy(credit, names),
    ...(alt !== "" && { alt }),
    lead: false,
  };
}

/** Third-party, unless the credit says otherwise. */
function rightsBy(credit: string, publisherNames: readonly string[]): ImageRights {
  if (pictureAgency.test(credit)) return "third-party";
  if (/\bCC0\b|public domain|domaine public|dominio público|gemeinfrei/iu.test(credit)) return "free";
  const licence = creativeCommonsOf(credit);
  if (licence !== undefined) return /-n[cd]/.test(licence) ? "third-party" : "free";
  const parts = credit
    .split(/[:：/,，、|]|\s(?:for|pour|für|para)\s/u)
    .map((part) => part.replace(/^[\s©]+/, "").trim());
  return parts.some((part) => publisherNames.some((name) => isNamed(name, part)))
    ? "publisher"
    : "third-party";
}

/** By the ending of an address; feeds tell the type of a lead image. */
const types: Readonly<Record<string, string>> = {
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  png: "image/png",
  gif: "image/gif",
  webp: "image/webp",
  avif: "image/avif",
};

/** The page's lead image may stand above the text that was found; who holds the rights in it, the page does not say there. */
function withLead(
  images: readonly ArticleImage[],
  page: HtmlPage,
  head: PageHead | undefined,
): ArticleImage[] {
  const key = head?.leadImage === undefined ? undefined : fileOf(head.leadImage);
  if (key === undefined) return [...images];
  const isLead = (address: HttpUrl) => fileOf(address) === key && typeOf(address) !== undefined;
  const shown = page.images.find((image) => !image.isTiny && isLead(image.address));
  const hasLead = images.some(({ url }) => isLead(url));
  const all: readonly ArticleImage[] =
    hasLead || !shown
      ? images
      : [
          {
            url: shown.address,
            rights: "third-party",
            ...(shown.alt !== "" && { alt: shown.alt }),
            lead: true,
          },
          ...images,
        ];
  return all.map((image) => {
    const type = typeOf(image.url);
    return isLead(image.url) && type !== undefined ? { ...image, lead: true, type } : image;
  });
}

function typeOf(address: HttpUrl): string | undefined {
  return types[/\.(\w+)(?:\?|$)/.exec(address)?.[1]?.toLowerCase() ?? ""];
}

/** The same picture in another size has another address. */
function fileOf(address: HttpUrl): string {
  return `${hostOf(address)}/${address
    .replace(/[?#].*$/, "")
    .replace(/-\d+x\d+(?=\.\w+$)/, "")
    .split("/")
    .at(-1)}`;
}

/** A pixel from the publisher's own hosts, first of all the one in the box from which republishers copy. */
export function counterOf(
  page: HtmlPage,
  publisher: Publisher | undefined,
  original: HttpUrl | undefined,
): HttpUrl | undefined {
  const pixels = page.images.filter((image) => image.isTiny);
  const copied = pixels.find(({ isInCopyBox }) => isInCopyBox);
  if (copied) return copied.address;
  const hosts = [
    ...(publisher ? [hostOf(publisher.home), ...publisher.hosts] : []),
    ...(original === undefined ? [] : [hostOf(original)]),
  ];
  const own = pixels.filter(({ address }) => hosts.some((host) => isWithinHost(address, host)));
  return own.find(({ address }) => /count|pixel|track|republish|view/i.test(address))?.address;
}
