/**
 * Fetches pages with manners: as robots.txt asks, one at a time, with a pause between two calls at one host, and along
 * a few redirects at most.
 */

import robotsParser from "robots-parser";
import { error, type Outcome, type Problem } from "../model/problem.ts";
import { type HttpUrl, hostOf, parseHttpUrl } from "../values/url.ts";
import { type FetchLimits, fetchOnce, pause, type Reply } from "./fetch.ts";

export interface VisitOptions extends FetchLimits {
  /** Between two calls at one host, in milliseconds; a host may ask for more in its robots.txt. */
  readonly pause: number;
}

/** A page as a server sent it. */
export interface Visited {
  /** Where it was in the end. */
  readonly address: HttpUrl;
  readonly contentType?: string;
  readonly bytes: Buffer;
}

/** The package is a function; its types, written for another way of importing, say that it holds one. */
const parseRobots = robotsParser as unknown as typeof robotsParser.default;

/** Our name in robots.txt. */
const robotName = "courtesy";
const mostRedirects = 5;
/** Who asks for longer, in milliseconds, does not want to be asked by programs. */
const longestPause = 60_000;

/** What a host's robots.txt says. */
interface Rules {
  /** Why the page is not fetched; absent where it may be. */
  refuse(address: HttpUrl): Problem | undefined;
  readonly delay: number;
}

export class Visitor {
  readonly #options: VisitOptions;
  readonly #rules = new Map<string, Rules>();
  readonly #called = new Set<string>();

  constructor(options: VisitOptions) {
    this.#options = options;
  }

  /** Problems: those of `fetchOnce`, and `not-permitted-robots`; each names the address that was asked for. */
  async visit(address: HttpUrl): Promise<Outcome<Visited>> {
    const outcome = await this.#follow(address, true);
    if (!outcome.value) return { problems: outcome.problems.map((problem) => at(address, problem)) };
    const { reply, end } = outcome.value;
    if (reply.status !== 200) return { problems: [unwanted(address, reply.status)] };
    const { contentType, bytes } = reply;
    return {
      value: { address: end, bytes, ...(contentType !== undefined && { contentType }) },
      problems: [],
    };
  }

  async #follow(start: HttpUrl, obeying: boolean): Promise<Outcome<{ reply: Reply; end: HttpUrl }>> {
    let address = start;
    for (let count = 0; count <= mostRedirects; count++) {
      const refusal = obeying ? (await this.#rulesOf(address)).refuse(address) : undefined;
      if (refusal) return { problems: [refusal] };
      const { value: reply, problems } = await this.#call(address);
      if (!reply) return { problems };
      if (reply.location === undefined) return { value: { reply, end: address }, problems: [] };
      const next = parseHttpUrl(reply.location, address);
      if (next === undefined) return { problems: [strayed(address, reply.location)] };
      address = next;
    }
    return { problems: [circling(start)] };
  }

  async #call(address: HttpUrl): Promise<Outcome<Reply>> {
    const host = hostOf(address);
    if (this.#called.has(host)) {
      const delay = this.#rules.get(new URL(address).origin)?.delay ?? 0;
      await pause(Math.max(this.#options.pause, delay));
    }
    this.#called.add(host);
    return fetchOnce(address, this.#options);
  }

  async #rulesOf(address: HttpUrl): Promise<Rules> {
    const { origin } = new URL(address);
    const known = this.#rules.get(origin);
    if (known) return known;
    const rules = await this.#askRules(`${origin}/robots.txt` as HttpUrl);
    this.#rules.set(origin, rules);
    return rules;
  }

  /** RFC 9309, 2.3.1: no such file forbids nothing; one that cannot be had, for whatever reason, forbids everything. */
  async #askRules(file: HttpUrl): Promise<Rules> {
    const { value, problems } = await this.#follow(file, false);
    const [problem] = problems;
    if (problem?.code === "invalid-url" && problem.place.file === file) return unreachable(problem);
    if (!value) return notHad(problem?.message ?? "there is no answer");
    const { status, bytes } = value.reply;
    if (status >= 500 || status === 429) return notHad(`it answers ${status}`);
    return status === 200 ? written(file, bytes.toString("utf8")) : everything;
  }
}

const everything: Rules = { refuse: () => undefined, delay: 0 };

function written(file: HttpUrl, text: string): Rules {
  const robots = parseRobots(file, text);
  const seconds = robots.getCrawlDelay(robotName) ?? 0;
  if (seconds > longestPause / 1000) return nothing(`asks for ${seconds} seconds between two pages`);
  return {
    refuse: (address) =>
      robots.isAllowed(address, robotName) === false
        ? forbidden(address, "asks programs not to fetch this page")
        : undefined,
    delay: seconds * 1000,
  };
}

function nothing(why: string): Rules {
  return { refuse: (address) => forbidden(address, why), delay: 0 };
}

function notHad(why: string): Rules {
  return nothing(`could not be had, so nobody can tell what may be fetched: ${why}`);
}

/** A place that we do not call at all says so better itself. */
function unreachable(problem: Problem): Rules {
  return { refuse: (address) => ({ ...problem, place: { file: address } }), delay: 0 };
}

function at(address: HttpUrl, problem: Problem): Problem {
  const { file } = problem.place;
  if (file === address) return problem;
  return { ...problem, place: { file: address }, message: `leads to ${file}: ${problem.message}` };
}

function forbidden(address: HttpUrl, why: string): Problem {
  return error(
    "not-permitted-robots",
    { file: address },
    `the site's robots.txt ${why}`,
    "ask the publisher, or save the page in your browser and import the file, with --original for its address",
  );
}

function unwanted(address: HttpUrl, status: number): Problem {
  const [says, help] =
    status === 404 || status === 410
      ? ["there is no such page", "look whether the address is right"]
      : [
          "the server does not give the page",
          "try again later, or save the page in your browser and import the file",
        ];
  return error("invalid-response", { file: address }, `${says}: it answers ${status}`, help);
}

function strayed(address: HttpUrl, location: string): Problem {
  const where = JSON.stringify(location.slice(0, 80));
  return error(
    "invalid-url",
    { file: address },
    `the server sends us to ${where}, which is no web address`,
    "open the address in your browser, and import the one that it shows in the end",
  );
}

function circling(address: HttpUrl): Problem {
  return error(
    "invalid-response",
    { file: address },
    `the server sends us on more than ${mostRedirects} times`,
    "open the address in your browser, and import the one that it shows in the end",
  );
}
