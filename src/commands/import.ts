/** `courtesy import`: pages become records, and a person is told what is left to do. */

import { addPublisher } from "../import/add-publisher.ts";
import { type Arrival, gather, type Supply } from "../import/gather.ts";
import { ArrivalKeeper, type Kept } from "../import/keep.ts";
import type { Proposal } from "../import/propose.ts";
import { Shelf } from "../import/shelf.ts";
import { Visitor } from "../import/visit.ts";
import { error, hasErrors, type Problem, warning } from "../model/problem.ts";
import type { Register } from "../model/publisher.ts";
import { publishersFile } from "../model/publisher.ts";
import type { Site } from "../model/site.ts";
import { saveNew, saveOver } from "../output/text-file.ts";
import { type LoadedSite, loadSite } from "../records/load.ts";
import { largestPage, readPageFile } from "../records/page-file.ts";
import { parseRegister, registerFrom } from "../records/settings.ts";
import { helpWithKnown } from "../values/did-you-mean.ts";
import { parseHttpUrl } from "../values/url.ts";
import { reportImport } from "./import-report.ts";
import type { ExitStatus, World } from "./world.ts";

export interface ImportOptions {
  /** A file, an address, or `-`. */
  readonly source: string;
  readonly publisher?: string;
  readonly original?: string;
  readonly item?: string;
  readonly selectedBy?: string;
  readonly update: boolean;
  readonly dryRun: boolean;
}

/** What an import has to do with. */
type Setting = LoadedSite & { readonly site: Site; readonly register: Register };

export async function runImport(world: World, options: ImportOptions): Promise<ExitStatus> {
  const loaded = loadSite(world.root, { begins: true });
  const { site, register } = loaded;
  const faults =
    site && register
      ? usageFaults(options, register)
      : loaded.problems.filter(({ place }) => isSettings(place.file));
  if (!site || !register || faults.length > 0) {
    reportImport(world, { kept: [], problems: faults, dryRun: options.dryRun });
    return site && register ? 2 : 1;
  }
  const work = new Import(world, options, { ...loaded, site, register });
  const isUsable = await work.run();
  const { dryRun } = options;
  const toConfirm = work.toConfirm();
  // What was not written has no line yet.
  const problems = [...work.problems, ...(dryRun ? toConfirm : loaded.locate(toConfirm))];
  reportImport(world, { kept: work.kept, problems, dryRun });
  return isUsable ? (hasErrors(work.problems) ? 1 : 0) : 2;
}

function isSettings(file: string): boolean {
  return !file.startsWith("articles/") || file.startsWith("articles/_");
}

function usageFaults({ publisher, original }: ImportOptions, register: Register): Problem[] {
  const faults: Problem[] = [];
  if (publisher !== undefined && !register.publishers.has(publisher)) {
    const help = `${helpWithKnown(publisher, register.publishers.keys())}; without --publisher, an import proposes it`;
    const message = `${JSON.stringify(publisher)} is not in articles/_publishers.yaml`;
    faults.push(error("unknown-publisher", { file: "--publisher" }, message, help));
  }
  if (original !== undefined && !parseHttpUrl(original)) {
    const message = `this is not a full web address: ${JSON.stringify(original)}`;
    faults.push(
      error(
        "invalid-url",
        { file: "--original" },
        message,
        "write it with its scheme, as in https://lantern.example/ice",
      ),
    );
  }
  return faults;
}

/** Waits between two calls at one host, in milliseconds. */
const politePause = 1_000;
const fetchTimeout = 30_000;

class Import {
  readonly kept: Kept[] = [];
  readonly problems: Problem[] = [];
  readonly #world: World;
  readonly #options: ImportOptions;
  readonly #setting: Setting;
  readonly #keeper: ArrivalKeeper;

  constructor(world: World, options: ImportOptions, setting: Setting) {
    this.#world = world;
    this.#options = options;
    this.#setting = setting;
    const { site, register, articles, files, textOf } = setting;
    const { update, selectedBy } = options;
    this.#keeper = new ArrivalKeeper({
      site,
      register,
      shelf: new Shelf(articles, files, textOf),
      now: world.now,
      update,
      ...(selectedBy !== undefined && { selectedBy }),
      mintId: world.mintId,
      textOf,
    });
  }

  /** False for what was asked of one article, and is given many. */
  async run(): Promise<boolean> {
    const { source, item } = this.#options;
    const wanted = { source, known: knownFrom(this.#options), ...(item !== undefined && { item }) };
    for await (const { value: arrival, problems } of gather(wanted, this.#supply())) {
      this.problems.push(...problems);
      const fault = arrival && forOneOnly(arrival, this.#options);
      if (fault) {
        this.problems.push(fault);
        return false;
      }
      if (arrival) this.#keep(arrival);
    }
    this.#world.status?.("");
    return true;
  }

  toConfirm(): Problem[] {
    return this.kept.flatMap(({ proposal }) => (proposal ? [unconfirmed(proposal)] : []));
  }

  #keep(arrival: Arrival): void {
    const kept = this.#keeper.keep(arrival);
    this.problems.push(...kept.problems);
    const unsaved = this.#options.dryRun ? [] : this.#save(kept);
    this.problems.push(...unsaved);
    this.kept.push(unsaved.length > 0 ? { ...kept, outcome: "refused" } : kept);
  }

  #save({ outcome, file, text, proposal }: Kept): Problem[] {
    const { root } = this.#world;
    if (file === undefined || text === undefined) return [];
    if (outcome === "updated") return saveOver(root, file, text);
    if (outcome !== "new") return [];
    // A publisher without records harms nobody; a record without its publisher cannot be read.
    const unsaved = proposal ? this.#saveProposal(proposal) : [];
    return hasErrors(unsaved) ? unsaved : saveNew(root, file, text);
  }

  #saveProposal({ publisher, yaml }: Proposal): Problem[] {
    const { root } = this.#world;
    const before = this.#setting.textOf(publishersFile);
    const text = addPublisher(before ?? "", yaml);
    const { value } = registerFrom(parseRegister(publishersFile, text), undefined);
    if (!value?.publishers.has(publisher.id)) return [notAdded(yaml)];
    return before === undefined ? saveNew(root, publishersFile, text) : saveOver(root, publishersFile, text);
  }

  #supply(): Supply {
    const { readInput, status, loopback } = this.#world;
    const { site } = this.#setting;
    return {
      readFile: readPageFile,
      readInput,
      visitor: new Visitor({
        userAgent: userAgent(site),
        timeout: fetchTimeout,
        largest: largestPage,
        loopback,
        // This computer minds no questions.
        pause: loopback ? 0 : politePause,
      }),
      turnAway: (asked) => this.#keeper.turnAway(asked),
      timeZone: site.timeZone,
      progress: status ?? (() => {}),
    };
  }
}

/** Who asks, and where we can be reached. */
function userAgent({ url, contact }: Site): string {
  return `courtesy (+${url}${contact ? `; ${encodeURI(contact.mail)}` : ""})`;
}

function knownFrom({ publisher, original }: ImportOptions) {
  const address = original === undefined ? undefined : parseHttpUrl(original);
  return { ...(publisher !== undefined && { publisher }), ...(address && { original: address }) };
}

function forOneOnly(
  { among }: Arrival,
  { original, selectedBy, source }: ImportOptions,
): Problem | undefined {
  const option =
    original !== undefined ? "--original" : selectedBy !== undefined ? "--selected-by" : undefined;
  if (among === 1 || option === undefined) return undefined;
  return error(
    "invalid-field",
    { file: option },
    `${option} is for one article, and ${source} has ${among}`,
    "choose one item of a feed with --item, or import the pages one by one",
  );
}

function notAdded(yaml: string): Problem {
  return error(
    "invalid-file",
    { file: publishersFile },
    "the publisher could not be added to this file as it is laid out",
    `add it by hand below publishers:, then import again:\n${yaml}`,
  );
}

function unconfirmed({ publisher: { id, name } }: Proposal): Problem {
  return warning(
    "held",
    { file: publishersFile, field: ["publishers", id, "proposed"] },
    `${name} is new here, and nothing of it is published before a person has confirmed it`,
    "read the publisher's terms, mend what stands there, then remove proposed:",
  );
}
