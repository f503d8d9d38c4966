/** A server on this computer for tests: pages by path, and a list of what was asked. */

import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { HttpUrl } from "../../src/values/url.ts";

/** A page, or what to do with the question. */
export type Answer = string | ((request: IncomingMessage, response: ServerResponse) => void);

export interface Loopback {
  readonly url: (path: string) => HttpUrl;
  /** Paths, in the order in which they were asked for. */
  readonly asked: string[];
  readonly agents: Set<string | undefined>;
  close(): Promise<void>;
}

/** What is not among the answers is not there; without one for `/robots.txt` nothing is forbidden. Any free port, unless one is named. */
export async function serve(answers: Readonly<Record<string, Answer>>, port = 0): Promise<Loopback> {
  const asked: string[] = [];
  const agents = new Set<string | undefined>();
  const server = createServer((request, response) => {
    const path = request.url ?? "";
    asked.push(path);
    agents.add(request.headers["user-agent"]);
    const answer = answers[path];
    if (typeof answer === "function") answer(request, response);
    else if (answer === undefined) response.writeHead(404).end("not here");
    else response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(answer);
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const { port: chosen } = server.address() as AddressInfo;
  return {
    url: (path) => `http://127.0.0.1:${chosen}${path}` as HttpUrl,
    asked,
    agents,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** Sends on to another address. */
export function redirectTo(location: string): Answer {
  return (_, response) => response.writeHead(302, { location }).end();
}
