/**
 * What is wrong with a YAML text, in words that help to mend it, and at the place where a person has to mend it: the
 * parsers stop where they cannot go on, which is often lines below.
 */

import type { YAMLException } from "js-yaml";
import type { Document } from "yaml";
import { loadYamlPositions } from "./lazy.ts";
import { deepest } from "./plain.ts";

export interface YamlMistake {
  readonly code: "invalid-yaml" | "duplicate-key";
  readonly offset: number;
  readonly message: string;
  readonly help: string;
}

/** Keys that are there twice, all of them. */
export function duplicateKeys(text: string, nodes: Document): YamlMistake[] {
  return offsetsOfDuplicates(nodes).map((offset) => {
    const key = /^(?:"[^"\n]{0,60}"|'[^'\n]{0,60}'|[^\s:]{1,60})/.exec(text.slice(offset, offset + 80))?.[0];
    const help = "keep one of the two";
    return { code: "duplicate-key", offset, message: `${key ?? "this field"} is here twice`, help };
  });
}

/** `yaml` can look for them too, but compares each key with every other. */
function offsetsOfDuplicates(nodes: Document): number[] {
  const { isScalar, visit } = loadYamlPositions();
  const offsets: number[] = [];
  visit(nodes, {
    Map: (_, { items }) => {
      const seen = new Set<string>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        const name = String(key.value);
        if (seen.has(name) && key.range) offsets.push(key.range[0]);
        seen.add(name);
      }
    },
  });
  return offsets;
}

/**
 * The first mistake that keeps js-yaml from reading a text; those after it mostly follow from it. `nodes` is the text
 * as `yaml` reads it, whose errors are the better ones; absent where it nests too deeply for `yaml`.
 */
export function yamlMistake(text: string, failure: YAMLException, nodes: Document | undefined): YamlMistake {
  const stopped = failure.mark?.position ?? 0;
  const errors = nodes?.errors ?? [];
  const [first] = errors;
  // js-yaml also refuses what `yaml` lets pass: tags, control characters, nesting without end.
  const reasons = first
    ? errors.map(({ code, message }) => `${code} ${message.split("\n", 1)[0]}`)
    : [failure.reason];
  const found: Found = { text, reason: reasons.join("\n"), offset: first?.pos[0] ?? stopped, stopped, nodes };
  const sentence = sentences.find(({ fits }) =>
    fits instanceof RegExp ? fits.test(found.reason) : fits(found),
  );
  if (sentence) {
    const { message, help, at } = sentence;
    return { code: "invalid-yaml", offset: at?.(found) ?? found.offset, message, help };
  }
  const plain = (first?.message ?? failure.reason)
    .split("\n", 1)[0]
    ?.replace(/ at line \d+, column \d+:$/, "");
  const help = 'write fields as "name: value"; quotes help with unusual values';
  return { code: "invalid-yaml", offset: found.offset, message: `this is not YAML: ${plain}`, help };
}

interface Found {
  readonly text: string;
  /** Codes and messages of `yaml`, one a line; or the words of js-yaml. */
  readonly reason: string;
  readonly offset: number;
  /** Where js-yaml stopped. */
  readonly stopped: number;
  readonly nodes: Document | undefined;
}

interface Sentence {
  readonly fits: RegExp | ((found: Found) => boolean);
  readonly message: string;
  readonly help: string;
  /** Where to mend it, if not where the parser says. */
  readonly at?: (found: Found) => number | undefined;
}

const indentation = {
  message: "a line is indented differently from those it belongs to",
  help: "begin all fields of a group, and all items of a list, in the same column",
};

/** The mistakes that people make most; the first that fits is taken. */
const sentences: readonly Sentence[] = [
  {
    fits: /^TAB_AS_INDENT/,
    message: "a line is indented with a tab",
    help: "indent with spaces",
  },
  {
    fits: /^(?:BAD_INDENT|MISSING_CHAR) Flow/,
    message: "a bracket is opened here and not closed",
    help: "close it with ] or }",
    at: ({ text, offset }) => openBracket(text.slice(0, offset)),
  },
  {
    fits: /^MISSING_CHAR Missing closing/,
    message: "a quotation mark is opened here and not closed",
    help: "close it, or write the value without quotation marks",
    at: ({ text, reason }) =>
      text.lastIndexOf(reason.startsWith('MISSING_CHAR Missing closing "') ? '"' : "'"),
  },
  {
    fits: ({ reason, text, offset }) =>
      /^UNEXPECTED_TOKEN/.test(reason) && /[\s,[]\*\S*\s+$/.test(lineUpTo(text, offset)),
    message: "a value begins with *, which names an anchor in YAML",
    help: "put the whole value in quotes",
    at: ({ text, offset }) =>
      offset - lineUpTo(text, offset).length + lineUpTo(text, offset).lastIndexOf("*"),
  },
  {
    fits: /^UNEXPECTED_TOKEN Unexpected flow-(?:seq|map)-end/,
    message: "a bracket is closed that was not opened",
    help: "take it out, or put the whole value in quotes",
  },
  {
    fits: /^UNEXPECTED_TOKEN Unexpected block-seq-ind/,
    message: "a list begins on the line of its field",
    help: "begin it on the next line, indented; or put the value in quotes",
  },
  {
    ...indentation,
    fits: ({ reason, text, offset }) =>
      /^BAD_INDENT|^BLOCK_AS_IMPLICIT_KEY A block|^BLOCK_AS_IMPLICIT_KEY.*\nMULTILINE_IMPLICIT_KEY/.test(
        reason,
      ) ||
      (/^UNEXPECTED_TOKEN.*node end/.test(reason) && lineUpTo(text, offset).trim() === ""),
    at: ({ text, stopped }) => firstOfLine(text, stopped),
  },
  {
    fits: /^BLOCK_AS_IMPLICIT_KEY|^BLOCK_IN_FLOW/,
    message: "a value holds a colon with a space after it",
    help: 'put the value in quotes, as in title: "Ice: a story"',
  },
  {
    fits: /^MULTILINE_IMPLICIT_KEY|^MISSING_CHAR Implicit map keys/,
    message: "a line is neither a field nor part of a value",
    help: 'write fields as "name: value", with a space after the colon; indent a value that goes on',
  },
  {
    fits: /^BAD_SCALAR_START/,
    message: "a value begins with a character that means something else in YAML",
    help: "put the value in quotes",
  },
  {
    fits: /^BAD_DQ_ESCAPE/,
    message: "a backslash in double quotes stands before a letter that it does not go with",
    help: "use single quotes, or write the backslash twice",
  },
  {
    fits: /^UNEXPECTED_TOKEN.*node end/,
    message: "more text follows after a value in quotes or brackets",
    help: "put the whole value in quotes",
  },
  {
    fits: /^MULTIPLE_DOCS/,
    message: "a second document begins here",
    help: "take the line --- out",
  },
  {
    fits: /^unidentified alias/,
    message: "a value begins with *, which names an anchor that is not there",
    help: "put the value in quotes",
    at: ({ text, stopped }) => text.lastIndexOf("*", stopped),
  },
  {
    fits: /^unknown (?:scalar|sequence|mapping) tag/,
    message: "a value begins with !, which names a type that records do not use",
    help: "take the tag out, or put the value in quotes",
  },
  {
    fits: /^nesting exceeded/,
    message: `values are nested more than ${deepest} deep`,
    help: "write the record flatter",
  },
  {
    fits: /complex keys/,
    message: "a group or a list stands where the name of a field is wanted",
    help: "put the name in quotes",
    at: ({ nodes }) => nodes && complexKeyIn(nodes),
  },
];

function lineUpTo(text: string, offset: number): string {
  return text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset);
}

/** The first character of the line that is no space. */
function firstOfLine(text: string, offset: number): number {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  return start + text.slice(start).search(/[^ ]|$/);
}

/** The last bracket that is still open, outside quotes. */
function openBracket(before: string): number | undefined {
  const text = before.replace(/"(?:[^"\\\n]|\\.)*"|'[^'\n]*'/g, (quoted) => " ".repeat(quoted.length));
  let closed = 0;
  for (let offset = text.length - 1; offset >= 0; offset--) {
    const character = text.charAt(offset);
    if (character === "]" || character === "}") closed++;
    if ((character === "[" || character === "{") && closed-- === 0) return offset;
  }
  return undefined;
}

function complexKeyIn(nodes: Document): number | undefined {
  const { isCollection, visit } = loadYamlPositions();
  let offset: number | undefined;
  visit(nodes, {
    Pair: (_, { key }) => {
      if (isCollection(key)) offset ??= key.range?.[0];
    },
  });
  return offset;
}
