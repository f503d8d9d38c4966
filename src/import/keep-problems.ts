/** What an import says of a page that does not simply become a record. */

import type { Article } from "../model/article.ts";
import { error, note, type Problem, warning } from "../model/problem.ts";
import type { Publisher } from "../model/publisher.ts";
import type { Revocation } from "../model/terms.ts";
import type { Draft, Page } from "./draft.ts";
import { differences } from "./renew-record.ts";
import { bodyText } from "./write-record.ts";

export function takenBack(name: string, { original, date, reason }: Revocation): Problem {
  return error(
    "not-permitted-revoked",
    { file: name },
    `${original} was taken back on ${date}${reason ? `: ${reason}` : ""}`,
    "it is not imported again; articles/_permissions.yaml has the list",
  );
}

export function doubts(file: string, draft: Draft): Problem[] {
  if (bodyText(draft.body) !== "") return [];
  const help =
    "write the text below the line --- that closes the fields, or import a page that was saved whole";
  return [
    warning("missing-field", { file }, "no article was found on the page, so the record has no text", help),
  ];
}

/** A page of a host that several share, or of a site that changed its name. */
export function strangers(
  file: string,
  { publisher: { calledHere } }: Draft,
  { name }: Publisher,
): Problem[] {
  if (calledHere === undefined) return [];
  const says = `the page calls its site ${JSON.stringify(calledHere)}, and publisher is ${name}`;
  const help =
    "look whose page it is; publishers that share a host are told apart by the path of their home: in articles/_publishers.yaml";
  return [warning("unknown-publisher", { file, field: ["publisher"] }, says, help)];
}

export function wholesale(name: string, publisher: string): Problem {
  return error(
    "not-permitted-unselected",
    { file: name },
    `${publisher}: every article is chosen by a person; nothing is imported wholesale`,
    "import the article alone, with --selected-by and the name of who chose it (--item for one of a feed)",
  );
}

export function unread(name: string, file: string): Problem {
  return error(
    "duplicate-original",
    { file: name },
    `this article is here already, in ${file}, which cannot be read`,
    "mend that record first; courtesy check says what is wrong with it",
  );
}

export function withdrawn(name: string, { file, withdrawn: since }: Article): Problem {
  return error(
    "withdrawn",
    { file: name },
    `this article was withdrawn on ${since?.date.day}${since?.reason ? `: ${since.reason}` : ""}`,
    `it is not imported again; its record is ${file}`,
  );
}

export function heldBack(file: string, hold: string): Problem {
  return note(
    "held",
    { file, field: ["hold"] },
    `this record is held back: ${hold}`,
    "read the page's words; if the article may be published, remove hold:; words that hold for all of this publisher's articles go into conditions: of its terms in articles/_publishers.yaml, and are not asked about again",
  );
}

/** Of a record that is not held: a person let it go, or the page has changed its mind. */
export function toldAgain({ file, recordLine }: Article, words: string): Problem {
  return warning(
    "held",
    { file, ...(recordLine !== undefined && { recordLine }) },
    `the page says ${words}, and nothing holds this record back`,
    "nothing to do if you have read these words; else add hold: to the record until you have",
  );
}

export function byHand(file: string, why: string): Problem {
  return error(
    "duplicate-original",
    { file },
    `this record ${why}, so the newer text does not go in its place`,
    "take over by hand what should be taken over; the difference is shown",
  );
}

/** Of fields in which the page differs, since either may be right. */
export function told(article: Article, draft: Draft, page: Page): Problem[] {
  const { file, recordLine } = article;
  return differences(article, draft).map(({ field, record, page: found }) =>
    note(
      "duplicate-original",
      { file, field: [field], ...(recordLine !== undefined && { recordLine }) },
      record === ""
        ? `${field} is not in the record, and ${JSON.stringify(found)} at ${page.name}`
        : `${field} is ${JSON.stringify(record)} here, and ${JSON.stringify(found)} at ${page.name}`,
      record === "" ? "add it, if it is right" : "nothing to do if you wrote it so; else change it",
    ),
  );
}
