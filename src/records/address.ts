/** Why a text is not a web address that can be shown, in words that help to mend it. */

import { parseUrl } from "../values/url.ts";
import { type Mistake, quoted } from "./mistake.ts";

const withScheme = "write it with its scheme, as in https://";

/** For a text that `parseHttpUrl` refuses. */
export function addressMistake(text: string): Pick<Mistake, "says" | "help"> {
  const trimmed = text.trim();
  const scheme = /^([a-z][a-z\d+.-]*):/i.exec(trimmed)?.[1]?.toLowerCase();
  if (trimmed.startsWith("#")) {
    return {
      says: `is a place within a page and not an address: ${quoted(text)}`,
      help: "write the page's own address, as in https://lantern.example/ice",
    };
  }
  if (scheme === "http" || scheme === "https") return webAddressMistake(text, trimmed);
  // `localhost:8080` and `lantern.example:80/ice` begin with a host; schemes of that form are rare.
  if (scheme !== undefined && !/^[^/]+:\d/.test(trimmed)) {
    return {
      says: `begins with "${scheme}:", and only web addresses can be shown: ${quoted(text)}`,
      help: "write an address that begins with https:// or http://",
    };
  }
  const says = `is not a full web address: ${quoted(text)}`;
  if (/^[./?]/.test(trimmed) && !trimmed.startsWith("//")) {
    return { says, help: "write it with scheme and host, as in https://lantern.example/ice" };
  }
  const rest = trimmed.replace(/^\/+/, "");
  return {
    says,
    help:
      parseUrl(`https://${rest}`) && !/\s/.test(rest)
        ? `${withScheme}${rest}`
        : `${withScheme}lantern.example/ice`,
  };
}

function webAddressMistake(text: string, trimmed: string): Pick<Mistake, "says" | "help"> {
  if (!parseUrl(trimmed)) {
    const host = /^https?:\/*([^/?#]*)/i.exec(trimmed)?.[1] ?? "";
    const says = host === "" ? `has no host: ${quoted(text)}` : `has a host that cannot be: ${quoted(text)}`;
    return { says, help: "copy the address from the browser, as in https://lantern.example/ice" };
  }
  return {
    says: `holds a user name or a password: ${quoted(trimmed.replace(/\/\/[^/@]*@/, "//…@"))}`,
    help: "take out what stands before the @: feeds are read by everybody",
  };
}
