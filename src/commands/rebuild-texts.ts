/**
 * `courtesy build` where words were edited and nothing else: only what shows them is made, and only what stands there is read.
 * Whatever it cannot answer for, it leaves to a whole build, with nothing done.
 */

import type { KnownAnswer, ProblemCounts, Tell } from "../model/answer.ts";
import type { Problem } from "../model/problem.ts";
import { readIndexOf } from "../output/cache.ts";
import { addEdits, type EditedRecord, saveEdits, tellAfter } from "../output/edits.ts";
import type { Lock } from "../output/lock.ts";
import { type Replaced, Replacing } from "../output/replace.ts";
import type { IndexedFile, SiteIndex } from "../output/site-index.ts";
import { parseEntryRow, type ShownEntry, type ShownOutlet } from "../publish/shown.ts";
import { rebuildTexts, type TextsRebuilt } from "../rebuild.ts";
import { type LoadedSite, loadSite } from "../records/load.ts";
import { isReliable, isSameStamp, type StampList } from "../values/stamps.ts";
import { unlessLost } from "./build-site.ts";
import { printFindings } from "./print-findings.ts";
import { countsOf, printProblems } from "./print-problems.ts";
import type { Target } from "./target.ts";
import { describeSaved } from "./tell-build.ts";
import type { Look } from "./unchanged.ts";
import type { ExitStatus, World } from "./world.ts";

/** More, in one build or several, are for a whole build, which takes them up into the cache. */
const mostEdited = 100;

/**
 * `lock`: of the target, and held. `look`: it found the same files as the last build. Nothing where a whole build is wanted.
 */
export async function rebuildTextsAt(
  world: World,
  target: Target,
  lock: Lock,
  look: Look,
): Promise<ExitStatus | undefined> {
  const { remembered } = look;
  const index = readIndexOf(world.root, remembered);
  const edited = index && editedRecords(world.root, index, look);
  if (!index || !edited) return undefined;
  const replacing = new Replacing(target.path, world.machine.pid, remembered.files);
  const rebuilt = rebuild(world, index, edited, look, replacing);
  const replaced = rebuilt && lock.isHeld ? replacing.commit() : undefined;
  if (!rebuilt || !replaced?.value || replaced.problems.length > 0) {
    replacing.abandon();
    return undefined;
  }
  const answer = remember(world, look, edited, rebuilt, replaced.value, lock);
  await printFindings(world, answer);
  world.talk(`${describeSaved(replaced.value, target.name)}\n`);
  return answer.hasErrors ? 1 : 0;
}

/** An edited record as the builds before knew it. */
interface KnownRecord extends IndexedFile {
  readonly place: number;
  readonly file: string;
}

/** Nothing where other files were touched than records that are shown. */
function editedRecords(
  root: string,
  index: SiteIndex,
  { articles, remembered: { edits } }: Look,
): KnownRecord[] | undefined {
  const before = new Map(edits?.records.map((record) => [record.place, record]));
  const unlike = index.placesUnlike(articles);
  if (!unlike || new Set([...before.keys(), ...unlike]).size > mostEdited) return undefined;
  const again = [...before.values()].filter(
    ({ place, stamp }) => !isSameStamp(stamp, articles.stampAt(place)),
  );
  const places = [...unlike.filter((place) => !before.has(place)), ...again.map(({ place }) => place)].sort(
    (a, b) => a - b,
  );
  const known = places.flatMap((place): KnownRecord[] => {
    const indexed = index.file(place);
    return indexed && indexed.holds !== "many"
      ? [{ ...indexed, ...before.get(place), place, file: fileAt(root, articles, place) }]
      : [];
  });
  return known.length === places.length ? known : undefined;
}

function fileAt(root: string, articles: StampList, place: number): string {
  return articles.pathAt(place)?.slice(root.length + 1) ?? "";
}

interface Rebuilt extends Pick<TextsRebuilt, "documents" | "losses"> {
  readonly records: readonly EditedRecord[];
}

/** Everything that shows an edited record, handed over to be saved. */
function rebuild(
  world: World,
  index: SiteIndex,
  edited: readonly KnownRecord[],
  look: Look,
  replacing: Replacing,
): Rebuilt | undefined {
  const { root, now } = world;
  const showing = showingOf(root, index, edited, look);
  if (!showing) return undefined;
  const files = edited.map(({ file }) => file);
  const loaded = loadSite(root, { only: files });
  const { site, register, articles } = loaded;
  if (!site || !register) return undefined;
  const texts = {
    site,
    register,
    now,
    edited: new Set(files),
    outlets: showing.outlets,
    articles,
    known: (file: string) => index.file(showing.places.get(file) ?? -1),
    bytesThere: (file: string) => replacing.bytesThere(file),
  };
  const { value: rebuilt } = unlessLost(() => rebuildTexts(texts, (path) => replacing.file(path)));
  if (!rebuilt) return undefined;
  const records = edited.flatMap(
    (known) => recordAfter(known, loaded, rebuilt, showing, look, world.colour) ?? [],
  );
  return records.length === edited.length ? { ...rebuilt, records } : undefined;
}

/** What shows edited records, as the last build left it. */
interface Showing {
  /** In the order of publication. */
  readonly outlets: readonly ShownOutlet<ShownEntry>[];
  /** By their numbers. */
  readonly entries: ReadonlyMap<number, ShownEntry>;
  /** Of the files of their records. */
  readonly places: ReadonlyMap<string, number>;
}

function showingOf(
  root: string,
  index: SiteIndex,
  edited: readonly KnownRecord[],
  { articles, remembered: { edits } }: Look,
): Showing | undefined {
  const places = new Map<string, number>();
  const entries = new Map<number, ShownEntry>();
  const rows = new Map(edits?.records.flatMap(({ entries }) => entries));
  const outlets = index
    .outletsThatShow(edited.map(({ place }) => place))
    ?.map(({ row, shows }): ShownOutlet<ShownEntry> => {
      for (const { number, place, row } of shows) {
        if (entries.has(number)) continue;
        const file = fileAt(root, articles, place);
        places.set(file, place);
        entries.set(number, parseEntryRow(file, rows.get(number) ?? row));
      }
      return { row: JSON.parse(row), entries: shows.flatMap(({ number }) => entries.get(number) ?? []) };
    });
  return outlets && { outlets, entries, places };
}

/** What is to be known of an edited record now; nothing where it has other problems than it had, but for what its text lost. */
function recordAfter(
  { place, file, start, length, ...before }: KnownRecord,
  { problems, locate }: LoadedSite,
  { records, rows }: TextsRebuilt,
  { entries }: Showing,
  { articles, begun }: Look,
  colour: boolean,
): EditedRecord | undefined {
  const made = records.get(file);
  const others = [...problems.filter(isOf(file)), ...locate(made?.otherProblems ?? [])];
  if (!made || others.length !== before.warnings + before.notes - before.losses) return undefined;
  const all = [...others, ...locate(made.losses)];
  const { warning: warnings, note: notes } = countsOf(all);
  return {
    place,
    file,
    stamp: articles.asReliedOn(begun).stampAt(place),
    size: made.size,
    warnings,
    notes,
    losses: made.losses.length,
    start,
    length,
    lines: printProblems(all, colour),
    entries: [...entries].flatMap(([number, entry]) => {
      const row = entry.article.file === file ? rows.get(entry) : undefined;
      return row === undefined ? [] : [[number, row] as const];
    }),
  };
}

function isOf(file: string): (problem: Problem) => boolean {
  return ({ place }) => place.file === file;
}

/** For the next build: what to tell then, and by what to know these files again. Gives what is to be told now. */
function remember(
  { root }: World,
  { remembered, articles, dist, begun }: Look,
  edited: readonly KnownRecord[],
  { records, documents, losses }: Rebuilt,
  { notes, stamps }: Replaced,
  lock: Lock,
): KnownAnswer & { readonly tell: Tell } {
  const { answer, base } = remembered;
  const taken = lock.time() ?? 0;
  for (const [name, stamp] of stamps) {
    const place = remembered.files.names.indexOf(name);
    if (place >= 0) dist.replace(place, stamp);
  }
  const edits = addEdits(remembered.edits, {
    notes,
    articles: articles.asReliedOn(begun).digests(),
    counts: countsAfter(answer.counts, edited, records),
    records,
    documents: [...documents],
    losses: [...losses],
    files: dist.digestOfStamps(),
    stamps: [...stamps],
    young: [...stamps].filter(([, stamp]) => !isReliable(stamp, taken)).map(([name]) => name),
    taken,
  });
  saveEdits(root, base, edits);
  return { ...answer, counts: edits.counts, tell: tellAfter(base.told, edits.records) };
}

function countsAfter(
  counts: ProblemCounts,
  before: readonly IndexedFile[],
  after: readonly EditedRecord[],
): ProblemCounts {
  const sum = (records: readonly Pick<IndexedFile, "warnings" | "notes">[], of: "warnings" | "notes") =>
    records.reduce((total, record) => total + record[of], 0);
  return {
    ...counts,
    warning: counts.warning + sum(after, "warnings") - sum(before, "warnings"),
    note: counts.note + sum(after, "notes") - sum(before, "notes"),
  };
}
