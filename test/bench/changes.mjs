/**
 * What happens to a site between two builds, one thing at a time: each change says which files of the site it touches and
 * what they are then. Nothing here reads or writes a disk.
 */

/** @typedef {ReadonlyMap<string, string>} Texts by path, relative to the site's folder */
/** @typedef {ReadonlyMap<string, string | undefined>} Edits likewise; undefined: the file goes */
/** @typedef {{ name: string, edits: (texts: Texts) => Edits }} Change */

/** Later than every date in the corpus. */
const lateMoment = "2025-02-01T12:00:00Z";
/** Earlier than most. */
const earlyMoment = "2012-06-15T12:00:00Z";

const settings = "articles/_site.yaml";
const register = "articles/_publishers.yaml";

/** @type {readonly Change[]} */
export const changes = [
  { name: "nothing changed", edits: () => new Map() },
  { name: "one record edited, its text only", edits: (texts) => onOne(texts, withMoreText) },
  {
    name: "one record edited, with a new date",
    edits: (texts) => onOne(texts, (text) => withField(withMoreText(text), "updated", lateMoment)),
  },
  { name: "one record added", edits: (texts) => addition(texts, lateMoment) },
  {
    name: "one record removed",
    edits: (texts) => new Map([[middleOf(texts), undefined]]),
  },
  { name: "one back-dated record added", edits: (texts) => addition(texts, earlyMoment) },
  {
    name: "a publisher's name",
    edits: (texts) =>
      on(texts, register, (text) => replaced(text, "name: Harbour Notes", "name: Harbour News")),
  },
  {
    name: "a term of one publisher",
    edits: (texts) =>
      on(texts, register, (text) =>
        replaced(text, /(\n {2}harbour-notes:\n(?: {4}.*\n)*? {4}terms: )cc-by-4\.0/, "$1cc-by-sa-4.0"),
      ),
  },
  {
    name: "the site's title",
    edits: (texts) =>
      on(texts, settings, (text) => replaced(text, "title: Example Commons", "title: Our Commons")),
  },
];

/**
 * A record in the middle of the site's years, with a date of its own for everything.
 *
 * @param {Texts} texts
 */
function middleOf(texts) {
  const records = [...texts.keys()].filter((path) => path.endsWith(".md"));
  return records[Math.floor(records.length / 2)];
}

/**
 * @param {Texts} texts
 * @param {(text: string) => string} edit
 */
function onOne(texts, edit) {
  return on(texts, middleOf(texts), edit);
}

/**
 * @param {Texts} texts
 * @param {string} path
 * @param {(text: string) => string} edit
 * @returns {Edits}
 */
function on(texts, path, edit) {
  return new Map([[path, edit(texts.get(path) ?? "")]]);
}

function withMoreText(/** @type {string} */ text) {
  return `${text}\nA sentence more, which was not there before.\n`;
}

/**
 * One more record, like one that is there, under its own name and address.
 *
 * @param {Texts} texts
 * @param {string} moment at which it is republished
 * @returns {Edits}
 */
function addition(texts, moment) {
  const like = middleOf(texts);
  const fields = {
    title: "One record more",
    original: "https://harbour-notes.example/one-record-more",
    publisher: "harbour-notes",
    published: moment.slice(0, 10),
    republished: moment,
    updated: undefined,
    id: undefined,
  };
  const text = Object.entries(fields).reduce(
    (edited, [name, value]) => withField(edited, name, value),
    texts.get(like) ?? "",
  );
  return new Map([["articles/harbour-notes/one-record-more.md", text]]);
}

/**
 * The record with another value of one field, which fills one line; without that field when there is no value.
 *
 * @param {string} text
 * @param {string} name
 * @param {string | undefined} value
 */
function withField(text, name, value) {
  const end = text.indexOf("\n---\n", 4);
  const without = text.slice(0, end).replace(new RegExp(`\n${name}: .*`), "");
  return without + (value === undefined ? "" : `\n${name}: ${value}`) + text.slice(end);
}

/**
 * @param {string} text
 * @param {string | RegExp} from
 * @param {string} to
 */
function replaced(text, from, to) {
  const after = text.replace(from, to);
  if (after === text) throw new Error(`the corpus does not hold ${from}`);
  return after;
}
