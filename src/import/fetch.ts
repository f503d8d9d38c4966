/**
 * The one door to the network: one address is asked once, within limits of time and size. Where the answer leads
 * on, and whether we may ask at all, is the business of `visit.ts`.
 */

import { type LookupAddress, type LookupOptions, lookup } from "node:dns";
import * as http from "node:http";
import * as https from "node:https";
import { isIP } from "node:net";
import { pipeline } from "node:stream";
import { setTimeout } from "node:timers/promises";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import { error, type Outcome, type ProblemCode } from "../model/problem.ts";
import type { HttpUrl } from "../values/url.ts";
import { isPublicAddress } from "./public-address.ts";

export interface FetchLimits {
  /** Who asks, and where we can be reached. */
  readonly userAgent: string;
  /** In milliseconds, from the question to the last byte. */
  readonly timeout: number;
  /** In bytes, as they come and after they are unpacked. */
  readonly largest: number;
  /** Whether this computer may be asked; for tests alone. */
  readonly loopback: boolean;
}

export interface Reply {
  readonly status: number;
  /** Of a redirect, as it was sent. */
  readonly location?: string;
  readonly contentType?: string;
  readonly bytes: Buffer;
}

/** Problems: `invalid-url` for an address that is not public, `invalid-size`, `invalid-response` for the rest. */
export async function fetchOnce(address: HttpUrl, limits: FetchLimits): Promise<Outcome<Reply>> {
  try {
    return { value: await exchange(address, limits), problems: [] };
  } catch (thrown) {
    const { code, says, help } = asFailure(thrown, limits);
    return { problems: [error(code, { file: address }, says, help)] };
  }
}

/** Waits, in milliseconds. */
export async function pause(length: number): Promise<void> {
  await setTimeout(length);
}

class Failure extends Error {
  readonly code: ProblemCode;
  readonly help: string;

  constructor(code: ProblemCode, says: string, help: string) {
    super(says);
    this.code = code;
    this.help = help;
  }
}

async function exchange(address: HttpUrl, limits: FetchLimits): Promise<Reply> {
  const signal = AbortSignal.timeout(limits.timeout);
  try {
    return await replyOf(await ask(new URL(address), limits, signal), limits);
  } catch (thrown) {
    // An answer that is cut off by the timeout says only that it was cut off.
    throw signal.aborted ? signal.reason : thrown;
  }
}

async function replyOf(response: http.IncomingMessage, limits: FetchLimits): Promise<Reply> {
  const { statusCode: status = 0, headers } = response;
  const { location, "content-type": contentType } = headers;
  const isRedirect = status >= 300 && status < 400 && location !== undefined;
  if (isRedirect) response.destroy();
  return {
    status,
    ...(isRedirect && { location }),
    ...(contentType !== undefined && { contentType }),
    bytes: isRedirect ? Buffer.alloc(0) : await readAll(response, limits.largest),
  };
}

function ask(url: URL, limits: FetchLimits, signal: AbortSignal): Promise<http.IncomingMessage> {
  const host = url.hostname.replace(/^\[|\]$/g, "");
  // A host that is an address already is not looked up.
  if (isIP(host) !== 0 && !isPublicAddress(host, limits.loopback)) throw notPublic(host);
  const headers = {
    "user-agent": limits.userAgent,
    accept: "text/html, application/xhtml+xml, application/xml, application/feed+json, text/*, */*;q=0.1",
    "accept-encoding": "gzip, deflate, br",
  };
  const { request } = url.protocol === "https:" ? https : http;
  return new Promise((resolve, reject) => {
    request(url, { headers, signal, agent: false, lookup: publicLookup(limits.loopback) })
      .on("response", resolve)
      .on("error", reject)
      .end();
  });
}

type Found = (failure: Error | null, address: string | LookupAddress[], family?: number) => void;

/** The address that was looked at is the one that is connected to: a name cannot mean another one by then. */
function publicLookup(loopback: boolean) {
  return (host: string, options: LookupOptions, found: Found): void => {
    lookup(host, { ...options, all: true }, (failure, addresses) => {
      if (failure) return found(failure, "");
      const hidden = addresses.find(({ address }) => !isPublicAddress(address, loopback));
      const [first] = addresses;
      if (hidden || !first) return found(notPublic(`${host} (${hidden?.address ?? "no address"})`), "");
      return options.all ? found(null, addresses) : found(null, first.address, first.family);
    });
  };
}

function notPublic(host: string): Failure {
  return new Failure(
    "invalid-url",
    `${host} is not a public place, and only public pages are fetched`,
    "save the page in your browser and import the file, with --original for its public address",
  );
}

const unpackers: Readonly<Record<string, () => NodeJS.ReadWriteStream>> = {
  gzip: createGunzip,
  "x-gzip": createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/** Counted as they come and as they are unpacked: a small answer can unpack to as much as it likes. */
async function readAll(response: http.IncomingMessage, largest: number): Promise<Buffer> {
  const encoding = (response.headers["content-encoding"] ?? "identity").trim().toLowerCase();
  const unpack = unpackers[encoding];
  if (!unpack && encoding !== "identity") {
    response.destroy();
    throw new Failure(
      "invalid-response",
      `the server packs its answer as ${encoding}, which was not asked for`,
      helpBySaving,
    );
  }
  let came = 0;
  response.on("data", (chunk: Buffer) => {
    came += chunk.length;
    if (came > largest) response.destroy(tooLarge(largest));
  });
  // What goes wrong on the way is thrown where the chunks are read.
  const body = unpack ? pipeline(response, unpack(), () => {}) : response;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > largest) {
      response.destroy();
      throw tooLarge(largest);
    }
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}

function tooLarge(largest: number): Failure {
  return new Failure(
    "invalid-size",
    `the page has more than ${largest.toLocaleString("en")} bytes`,
    "no article is that long: look whether the address is right",
  );
}

const helpBySaving = "save the page in your browser and import the file, with --original for its address";
const helpLater = "try again later, or save the page in your browser and import the file";

/** What the system and the libraries of Node call it, and what it means. */
const reasons: Readonly<Record<string, readonly [says: string, help: string]>> = {
  ENOTFOUND: ["there is no such host", "look whether the address is right"],
  EAI_AGAIN: ["the host could not be looked up", "see that this computer is online, then try again"],
  ECONNREFUSED: ["the server takes no calls", helpLater],
  ECONNRESET: ["the server hung up", helpLater],
  EHOSTUNREACH: ["the server cannot be reached", helpLater],
  ENETUNREACH: ["the server cannot be reached", "see that this computer is online, then try again"],
  ETIMEDOUT: ["the server does not answer", helpLater],
  CERT_HAS_EXPIRED: ["the server's certificate has expired", helpBySaving],
  ERR_TLS_CERT_ALTNAME_INVALID: ["the server's certificate is for another host", helpBySaving],
  DEPTH_ZERO_SELF_SIGNED_CERT: ["nobody vouches for the server's certificate", helpBySaving],
  Z_DATA_ERROR: ["the answer cannot be unpacked", helpBySaving],
  Z_BUF_ERROR: ["the answer ends before it is whole", helpLater],
};

function asFailure(
  thrown: unknown,
  { timeout }: FetchLimits,
): Pick<Failure, "code" | "help"> & { says: string } {
  if (thrown instanceof Failure) return { code: thrown.code, says: thrown.message, help: thrown.help };
  if (!(thrown instanceof Error)) throw thrown;
  if (isTimeout(thrown))
    return {
      code: "invalid-response",
      says: `the answer was not here after ${timeout / 1000} seconds`,
      help: helpLater,
    };
  const code = "code" in thrown ? String(thrown.code) : "";
  // A call without a code is our own mistake; whatever has one came from outside.
  if (code === "") throw thrown;
  const [says, help] = reasons[code] ?? [`the page could not be fetched (${code})`, helpLater];
  return { code: "invalid-response", says, help };
}

function isTimeout(thrown: Error): boolean {
  return thrown.name === "TimeoutError";
}
