/**
 * Sets each image's credit beside it: in the figure's caption, else in a figure put around the image, else
 * right after an image that stands within a sentence. Where the credit can be read there already, nothing
 * changes.
 */

import type { HttpUrl } from "../values/url.ts";
import { oneLine } from "../values/xml-text.ts";
import { textOf } from "./arrange.ts";
import { imagesIn } from "./images.ts";
import { boundary, type Content, type Element, isBlank, newElement } from "./tree.ts";

/** How much further than the credit's own length "right after the image" reaches. */
const near = 100;

/**
 * Works on an arranged tree, in place, and leaves it arranged. Credits are plain text, by the image's
 * address.
 */
export function addCredits(root: Element, credits: ReadonlyMap<HttpUrl, string>): void {
  if (credits.size === 0) return;
  for (const { image, path, after } of placesOfImages(root)) {
    const credit = oneLine((image.address && credits.get(image.address)) ?? "");
    if (credit === "") continue;
    const figure = path.findLast((element) => element.name === "figure");
    const read = `${figure ? captionsOf(figure).map(textOf).join(" ") : ""} ${after.slice(0, credit.length + near)}`;
    if (oneLine(read).toLowerCase().includes(credit.toLowerCase())) continue;
    if (figure) addToCaption(figure, credit);
    else addBeside(image, path, credit);
  }
}

interface Place {
  readonly image: Element;
  /** From the root down to the image's parent. */
  readonly path: readonly Element[];
  /** The text that follows, up to the next image. */
  readonly after: string;
}

function placesOfImages(root: Element): Place[] {
  const found: { image: Element; path: readonly Element[]; at: number }[] = [];
  let text = "";
  visit(root, []);
  return found.map(({ image, path, at }, index) => ({
    image,
    path,
    after: text.slice(at, found[index + 1]?.at),
  }));

  function visit(content: Content, path: readonly Element[]): void {
    if (content === boundary) return;
    if (typeof content === "string") {
      text += content;
    } else if (content.name === "img") {
      found.push({ image: content, path, at: text.length });
    } else {
      for (const child of content.children) visit(child, [...path, content]);
      if (content.rule.shape === "block") text += " ";
    }
  }
}

function captionsOf(figure: Element): Element[] {
  return figure.children
    .filter((child) => typeof child === "object")
    .filter((child) => child.name === "figcaption");
}

function addToCaption(figure: Element, credit: string): void {
  const caption = captionsOf(figure).at(-1);
  if (caption) caption.children.push(` ${credit}`);
  else figure.children.push(newCaption(credit));
}

function newCaption(credit: string): Element {
  return { ...newElement("figcaption"), children: [credit] };
}

function addBeside(image: Element, path: readonly Element[], credit: string): void {
  let alone = image;
  let depth = path.length - 1;
  for (; depth > 0; depth--) {
    const around = path[depth] as Element;
    const isHull = around.name === "p" || around.rule.shape === "inline";
    if (!isHull || !holdsOnly(around, image)) break;
    alone = around;
  }
  const parent = path[depth] as Element;
  const isInSentence =
    path.slice(0, depth + 1).some((element) => element.rule.holds === "words") ||
    parent.children.some((child) => typeof child === "string" && !isBlank(child));
  if (isInSentence) {
    const small: Element = { ...newElement("small"), children: [credit] };
    parent.children.splice(parent.children.indexOf(alone) + 1, 0, " ", small);
  } else {
    const shown = alone.name === "p" ? alone.children.filter((child) => imagesIn(child).length > 0) : [alone];
    const figure: Element = { ...newElement("figure"), children: [...shown, newCaption(credit)] };
    parent.children.splice(parent.children.indexOf(alone), 1, figure);
  }
}

function holdsOnly(content: Content, image: Element): boolean {
  if (content === image || content === boundary) return true;
  if (typeof content === "string") return isBlank(content);
  const isOther = content.name === "img" || content.name === "video" || content.name === "audio";
  return !isOther && content.children.every((child) => holdsOnly(child, image));
}
