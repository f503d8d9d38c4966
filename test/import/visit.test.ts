/** Fetching with manners and within limits, against a server on this computer; nothing else is asked. */

import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, test } from "vitest";
import { isPublicAddress } from "../../src/import/public-address.ts";
import { type VisitOptions, Visitor } from "../../src/import/visit.ts";
import type { HttpUrl } from "../../src/values/url.ts";
import { type Answer, type Loopback, redirectTo, serve } from "../support/loopback.ts";

const options: VisitOptions = {
  userAgent: "courtesy (+https://commons.example/)",
  timeout: 30_000,
  largest: 100_000,
  loopback: true,
  pause: 0,
};

let server: Loopback | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function visit(
  answers: Readonly<Record<string, Answer>>,
  path: string,
  other: Partial<VisitOptions> = {},
) {
  server = await serve(answers);
  const { value, problems } = await new Visitor({ ...options, ...other }).visit(server.url(path));
  return { text: value?.bytes.toString("utf8"), value, problems, server };
}

describe("a page that may be had", () => {
  test("comes with its address, its type and our name on the question", async () => {
    const { value, text, problems, server } = await visit({ "/ice": "<p>Ice</p>" }, "/ice");
    expect(problems).toEqual([]);
    expect(text).toBe("<p>Ice</p>");
    expect(value).toMatchObject({ address: server.url("/ice"), contentType: "text/html; charset=utf-8" });
    expect(server.asked).toEqual(["/robots.txt", "/ice"]);
    expect([...server.agents]).toEqual([options.userAgent]);
  });

  test("is found where redirects lead", async () => {
    const { value, text, server } = await visit(
      { "/old": redirectTo("/new"), "/new": redirectTo("ice"), "/ice": "Ice" },
      "/old",
    );
    expect(text).toBe("Ice");
    expect(value?.address).toBe(server.url("/ice"));
  });

  test.each([
    ["gzip", gzipSync("Ice on the river")],
    ["identity", Buffer.from("Ice on the river")],
  ])("is unpacked: %s", async (encoding, bytes) => {
    const answer: Answer = (_, response) =>
      response.writeHead(200, { "content-encoding": encoding }).end(bytes);
    expect((await visit({ "/ice": answer }, "/ice")).text).toBe("Ice on the river");
  });

  test("asks for the rules of a host once", async () => {
    server = await serve({ "/a": "A", "/b": "B" });
    const visitor = new Visitor(options);
    await visitor.visit(server.url("/a"));
    await visitor.visit(server.url("/b"));
    expect(server.asked).toEqual(["/robots.txt", "/a", "/b"]);
  });
});

const never: Answer = () => {};
const endless: Answer = (_, response) => {
  response.writeHead(200);
  const more = () => {
    while (!response.destroyed && response.write("x".repeat(10_000))) {}
  };
  response.on("drain", more);
  more();
};
const drip: Answer = (_, response) => {
  response.writeHead(200);
  response.write("<p>");
};
const unpacksToMuch = gzipSync(Buffer.alloc(50_000_000));
const bomb: Answer = (_, response) =>
  response.writeHead(200, { "content-encoding": "gzip" }).end(unpacksToMuch);
const packed =
  (encoding: string): Answer =>
  (_, response) =>
    response.writeHead(200, { "content-encoding": encoding }).end("no such thing");

/** What a server can do to us, and what we say. */
const hostile: readonly [name: string, answer: Answer, code: string, says: RegExp][] = [
  [
    "has no such page",
    (_, response) => response.writeHead(404).end(),
    "invalid-response",
    /no such page.* 404/,
  ],
  ["wants a password", (_, response) => response.writeHead(401).end(), "invalid-response", /answers 401/],
  ["breaks down", (_, response) => response.writeHead(503).end(), "invalid-response", /answers 503/],
  ["hangs up", (request) => request.socket.destroy(), "invalid-response", /hung up/],
  ["never answers", never, "invalid-response", /not here after 0\.3 seconds/],
  ["never ends its answer", drip, "invalid-response", /not here after 0\.3 seconds/],
  ["sends more and more", endless, "invalid-size", /more than 100,000 bytes/],
  ["sends a gzip bomb", bomb, "invalid-size", /more than 100,000 bytes/],
  ["packs its answer badly", packed("gzip"), "invalid-response", /cannot be unpacked/],
  ["packs its answer oddly", packed("compress"), "invalid-response", /packs its answer as compress/],
  ["sends us round in a circle", redirectTo("/page"), "invalid-response", /on more than 5 times/],
  ["sends us to a file", redirectTo("file:///etc/passwd"), "invalid-url", /no web address/],
  [
    "sends us to a password",
    redirectTo("https://ann:secret@lantern.example/"),
    "invalid-url",
    /no web address/,
  ],
  [
    "sends us to a private network",
    redirectTo("http://10.0.0.1/"),
    "invalid-url",
    /^leads to http:\/\/10\.0\.0\.1\//,
  ],
  [
    "sends us to a cloud's secrets",
    redirectTo("http://169.254.169.254/latest"),
    "invalid-url",
    /not a public place/,
  ],
  [
    "sends us to a private network in IPv6",
    redirectTo("http://[fd00::1]/"),
    "invalid-url",
    /not a public place/,
  ],
  [
    "sends us to an address of old in IPv6",
    redirectTo("http://[::127.0.0.1]/"),
    "invalid-url",
    /not a public place/,
  ],
  [
    "sends us to a mapped address",
    redirectTo("http://[::ffff:10.0.0.1]/"),
    "invalid-url",
    /not a public place/,
  ],
];

describe("a server that", () => {
  test.each(hostile)("%s", async (_, answer, code, says) => {
    const isSilent = answer === never || answer === drip;
    const limits = isSilent ? { timeout: 300 } : {};
    const { problems, value, server } = await visit({ "/page": answer }, "/page", limits);
    expect(value).toBeUndefined();
    expect(problems).toMatchObject([{ code, severity: "error", message: expect.stringMatching(says) }]);
    expect(problems[0]?.place.file).toBe(server.url("/page"));
    expect(problems[0]?.help).not.toBe("");
  });
});

describe("robots.txt", () => {
  const rules = "User-agent: *\nDisallow: /private\n\nUser-agent: courtesy\nDisallow: /closed";
  test.each([
    ["/open", true],
    ["/private", true],
    ["/closed/ice", false],
  ])("is obeyed: %s, may be visited: %s", async (path, may) => {
    const { text, problems, server } = await visit({ "/robots.txt": rules, [path]: "Ice" }, path);
    expect(text).toBe(may ? "Ice" : undefined);
    expect(problems.map(({ code }) => code)).toEqual(may ? [] : ["not-permitted-robots"]);
    expect(server.asked.includes(path)).toBe(may);
  });

  test("is obeyed where a redirect leads", async () => {
    const answers = { "/robots.txt": rules, "/open": redirectTo("/closed/ice"), "/closed/ice": "Ice" };
    const { problems, server } = await visit(answers, "/open");
    expect(problems.map(({ code }) => code)).toEqual(["not-permitted-robots"]);
    expect(server.asked).not.toContain("/closed/ice");
  });

  test.each<[string, Answer]>([
    ["broken down", (_, response) => response.writeHead(500).end()],
    ["endless", endless],
    ["hung up on", (request) => request.socket.destroy()],
    ["never there", never],
    ["never whole", drip],
    ["sent round in a circle", redirectTo("/robots.txt")],
    ["sent to a private network", redirectTo("http://10.0.0.1/robots.txt")],
    ["asked for too often", (_, response) => response.writeHead(429).end()],
  ])("forbids all where it is %s", async (_, answer) => {
    const limits = answer === never || answer === drip ? { timeout: 300 } : {};
    const { problems, server } = await visit({ "/robots.txt": answer, "/ice": "Ice" }, "/ice", limits);
    expect(problems.map(({ code }) => code)).toEqual(["not-permitted-robots"]);
    expect(server.asked).not.toContain("/ice");
  });

  test("that asks to wait for longer than anybody would forbids all", async () => {
    const slow = "User-agent: *\nCrawl-delay: 61";
    const { problems, server } = await visit({ "/robots.txt": slow, "/ice": "Ice" }, "/ice");
    expect(problems).toMatchObject([
      { code: "not-permitted-robots", message: expect.stringContaining("61 seconds") },
    ]);
    expect(server.asked).toEqual(["/robots.txt"]);
  });

  test("that cannot be had says why", async () => {
    server = await serve({});
    const address = server.url("/ice");
    await server.close();
    const { problems } = await new Visitor(options).visit(address);
    expect(problems).toMatchObject([{ message: expect.stringMatching(/could not be had.*takes no calls/) }]);
  });

  test("may stand somewhere else", async () => {
    const { problems } = await visit(
      { "/robots.txt": redirectTo("/rules"), "/rules": rules, "/closed/ice": "Ice" },
      "/closed/ice",
    );
    expect(problems.map(({ code }) => code)).toEqual(["not-permitted-robots"]);
  });
});

describe("without leave to visit this computer", () => {
  test.each(["http://127.0.0.1/", "http://localhost/", "http://[::1]/", "http://0x7f.1/", "http://0/"])(
    "%s is refused before it is asked",
    async (address) => {
      const visitor = new Visitor({ ...options, loopback: false });
      const { problems } = await visitor.visit(new URL(address).href as HttpUrl);
      expect(problems).toMatchObject([{ code: "invalid-url" }]);
    },
  );

  test("a server here is not asked", async () => {
    const { problems, server } = await visit({ "/ice": "Ice" }, "/ice", { loopback: false });
    expect(problems).toMatchObject([{ code: "invalid-url" }]);
    expect(server.asked).toEqual([]);
  });
});

describe("addresses of the network", () => {
  test.each([
    ["93.184.215.14", true],
    ["2606:2800:21f:cb07:6820:80da:af6b:8b2c", true],
    ["10.1.2.3", false],
    ["172.16.0.1", false],
    ["192.168.1.1", false],
    ["100.64.0.1", false],
    ["100.100.100.200", false],
    ["169.254.169.254", false],
    ["168.63.129.16", false],
    ["192.0.0.192", false],
    ["198.18.0.1", false],
    ["224.0.0.1", false],
    ["255.255.255.255", false],
    ["0.0.0.0", false],
    ["127.0.0.1", false],
    ["::", false],
    ["::1", false],
    ["::7f00:1", false],
    ["::a9fe:a9fe", false],
    ["::5db8:d70e", false],
    ["fe80::1", false],
    ["fd00:ec2::254", false],
    ["::ffff:127.0.0.1", false],
    ["::ffff:93.184.215.14", true],
    ["64:ff9b::a00:1", false],
    ["2002:a00:1::", false],
    ["ff02::1", false],
    ["lantern.example", false],
  ])("%s, public: %s", (address, is) => {
    expect(isPublicAddress(address, false)).toBe(is);
  });

  test("this computer counts where it was said so, and nothing else does", () => {
    expect(["127.0.0.1", "::1", "10.0.0.1"].map((address) => isPublicAddress(address, true))).toEqual([
      true,
      true,
      false,
    ]);
  });
});
