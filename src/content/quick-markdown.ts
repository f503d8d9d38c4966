/**
 * Places where markdown-it looks at every character of a text, or asks every rule about it, done at less cost and
 * with the same result. `markdown.ts` says what Markdown is; nothing here changes that.
 */

import type { MarkdownIt, StateBlock, StateInline, Token } from "markdown-it";

/** Makes a parser quicker whose rules are markdown-it's own and those of its footnotes. */
export function quicken(md: MarkdownIt): void {
  md.core.ruler.at("normalize", normalize);
  md.inline.ruler.at("text", text);
  md.block.State = linesIn(md.block.State);
  md.block.ruler.before("table", "paragraph of one line", paragraphOfOneLine);
  const { normalizeLink } = md;
  md.normalizeLink = (address) => (plainAddress.test(address) ? address : normalizeLink(address));
}

const rareInLines = /[\r\0]/;

/** Most texts have line feeds only, and no character that stands for none. */
function normalize(state: { src: string }): void {
  if (rareInLines.test(state.src)) state.src = state.src.replace(/\r\n?/g, "\n").replaceAll("\0", "\ufffd");
}

/** Where some rule of inline Markdown may begin or end. */
const mark = /[\n!&*:<[\\\]^_`~]/g;

/** Text up to the next mark. The rule that this replaces also stops where only other extensions begin. */
function text(state: StateInline, silent: boolean): boolean {
  mark.lastIndex = state.pos;
  const end = mark.test(state.src) ? Math.min(mark.lastIndex - 1, state.posMax) : state.posMax;
  if (end === state.pos) return false;
  if (!silent) state.pending += state.src.slice(state.pos, end);
  state.pos = end;
  return true;
}

const tab = 0x09;
const space = 0x20;

/** Finds lines and their indents by what they begin with and the next line break. */
function linesIn(State: typeof StateBlock): typeof StateBlock {
  return class extends State {
    constructor(src: string, md: MarkdownIt, env: unknown, tokens: Token[]) {
      super("", md, env, tokens);
      this.src = src;
      this.lineMax = 0;
      for (let start = 0; start < src.length; ) {
        let first = start;
        let indent = 0;
        for (let code = src.charCodeAt(first); code === space || code === tab; code = src.charCodeAt(++first))
          indent += code === tab ? 4 - (indent % 4) : 1;
        // White space behind the last line break is no line.
        if (first === src.length) break;
        const feed = src.indexOf("\n", first);
        const end = feed < 0 ? src.length : feed;
        setLine(this, this.lineMax++, start, end, first - start, indent);
        start = end + 1;
      }
      setLine(this, this.lineMax, src.length, src.length, 0, 0);
    }
  };
}

function setLine(
  lines: StateBlock,
  line: number,
  start: number,
  end: number,
  shift: number,
  indent: number,
): void {
  lines.bMarks[line] = start;
  lines.eMarks[line] = end;
  lines.tShift[line] = shift;
  lines.sCount[line] = indent;
  lines.bsCount[line] = 0;
}

/** A line that begins with a letter, and that no other follows, is a paragraph, wherever it stands. */
function paragraphOfOneLine(state: StateBlock, line: number, endLine: number, silent: boolean): boolean {
  const { src, bMarks, tShift, eMarks, sCount } = state;
  if (silent || (line + 1 < endLine && !state.isEmpty(line + 1))) return false;
  const start = (bMarks[line] ?? 0) + (tShift[line] ?? 0);
  const end = eMarks[line] ?? 0;
  if (!isLetter(src.charCodeAt(start)) || src.charCodeAt(end - 1) <= space) return false;
  if ((sCount[line] ?? 0) - state.blkIndent > 3) return false;
  state.line = line + 1;
  state.push("paragraph_open", "p", 1).map = [line, state.line];
  const words = state.push("inline", "", 0);
  words.content = src.slice(start, end);
  words.map = [line, state.line];
  words.children = [];
  state.push("paragraph_close", "p", -1);
  return true;
}

/** Of ASCII; of other characters none begins a block. */
function isLetter(code: number): boolean {
  const small = code | 0x20;
  return (small >= 0x61 && small <= 0x7a) || code >= 0x80;
}

/**
 * An address in which there is nothing to encode: markdown-it takes each apart and puts it together again.
 */
export const plainAddress = /^(?:https?:\/\/[a-z0-9.-]{1,200}\/|[/#]?[a-z0-9]|\.\.\/)[\w./?=&#~+-]*$/;
