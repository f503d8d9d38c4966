/** Which parts of a page are its article's, and which stand beside it: boxes, comments, pictures, other articles. */

interface Box {
  readonly parent: Box | undefined;
  readonly isArticle: boolean;
  /** Whatever stands in it, it is not the article's. */
  readonly isBeside: boolean;
  /** Of its text, without that of the boxes in it. */
  length: number;
  hasTitle: boolean;
}

/** By what pages call what they put beside an article. */
const beside =
  /(?:^|[\s_-])(?:comments?|comment-list|commentlist|disqus|related|sidebar|recommended|teasers?|promo|widget)(?=$|[\s_-])/i;

const boxed = new Set(["aside", "figure", "figcaption"]);
const named = new Set(["div", "section", "ul", "ol"]);

/** Follows a parser through a page. */
export class PageBoxes {
  #open: Box = newBox(undefined, false, false);
  readonly #articles: Box[] = [];
  #main: Box | undefined;

  /** Whether the element is a box, to be left at its end. */
  enter(name: string, given: Readonly<Record<string, string>>): boolean {
    const isArticle = name === "article";
    const isBeside =
      boxed.has(name) || (named.has(name) && beside.test(`${given.class ?? ""} ${given.id ?? ""}`));
    if (!isArticle && !isBeside) return false;
    this.#open = newBox(this.#open, isArticle, isBeside || this.#open.isBeside);
    if (isArticle && !this.#open.isBeside) this.#articles.push(this.#open);
    return true;
  }

  leave(): void {
    this.#open = this.#open.parent ?? this.#open;
  }

  text(length: number): void {
    this.#open.length += length;
  }

  heading(): void {
    this.#open.hasTitle = true;
  }

  /** To be asked about at the end of the page. */
  here(): Place {
    const box = this.#open;
    return {
      isBeside: () =>
        box.isBeside || (articleOf(box) !== undefined && !isIn(this.#mainArticle(), articleOf(box))),
      isInArticle: () =>
        !box.isBeside && articleOf(box) !== undefined && articleOf(box) === this.#mainArticle(),
    };
  }

  /** The one that has the page's heading, or the longest. */
  #mainArticle(): Box | undefined {
    if (!this.#main) {
      const titled = this.#articles.filter(({ hasTitle }) => hasTitle);
      const [first, ...rest] = titled.length > 0 ? titled : this.#articles;
      this.#main = rest.reduce(
        (longest, box) => (longest && box.length <= longest.length ? longest : box),
        first,
      );
    }
    return this.#main;
  }
}

export interface Place {
  readonly isBeside: () => boolean;
  /** In the page's main article, where pages mark it. */
  readonly isInArticle: () => boolean;
}

function newBox(parent: Box | undefined, isArticle: boolean, isBeside: boolean): Box {
  return { parent, isArticle, isBeside, length: 0, hasTitle: false };
}

/** The innermost article around it. */
function articleOf(box: Box | undefined): Box | undefined {
  return box === undefined || box.isArticle ? box : articleOf(box.parent);
}

/** Whether a box is the other, or stands in it. */
function isIn(box: Box | undefined, other: Box | undefined): boolean {
  return box !== undefined && (box === other || isIn(box.parent, other));
}
