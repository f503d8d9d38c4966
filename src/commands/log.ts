/** `courtesy log`: what was published, when, under which terms, and when and why it left again. */

import pc from "picocolors";
import { republishedAt } from "../model/article.ts";
import type { JudgedArticle, Verdict } from "../model/judgement.ts";
import { isRefusal } from "../model/problem.ts";
import { buildSiteAt } from "./build-site.ts";
import { describeUnread, printProblems } from "./print-problems.ts";
import type { ExitStatus, World } from "./world.ts";

export function runLog(world: World): ExitStatus {
  const { build, unread, problems } = buildSiteAt(world, true);
  if (!build) {
    world.talk(printProblems(problems, world.colour));
    return 1;
  }
  const rows = [...build.judged].sort(newestFirst);
  if (world.json) world.out(`${JSON.stringify(rows.map(asData), null, 2)}\n`);
  else world.out(rows.map((row) => printed(row, world.colour)).join(""));
  if (unread === 0) return 0;
  const mistakes = problems.filter((problem) => problem.severity === "error" && !isRefusal(problem));
  world.talk(printProblems(mistakes, world.colour));
  world.talk(`${describeUnread(unread)} and so ${unread === 1 ? "is" : "are"} missing here.\n`);
  return 1;
}

function newestFirst(a: JudgedArticle, b: JudgedArticle): number {
  const [first, second] = [republishedAt(a.article).instant, republishedAt(b.article).instant];
  if (first !== second) return first < second ? 1 : -1;
  return a.article.file < b.article.file ? -1 : 1;
}

const states: Readonly<Record<Verdict, string>> = {
  publish: "published",
  refused: "refused",
  embargoed: "waiting",
  expired: "expired",
  held: "held",
  withdrawn: "withdrawn",
};
const width = Math.max(...Object.values(states).map(({ length }) => length));

function printed({ article, publisher, terms, judgement }: JudgedArticle, colour: boolean): string {
  const { bold, dim, green, yellow, red } = pc.createColors(colour);
  const shade = { publish: green, refused: red }[judgement.verdict as string] ?? yellow;
  const { left } = judgement;
  const lines = [
    `${republishedAt(article).day}  ${shade(states[judgement.verdict].padEnd(width))}  ${bold(article.title)}`,
    dim(
      `  ${publisher.name}, under ${terms?.title ?? "no terms"}; ${article.original ?? "original not known"}`,
    ),
    ...(left
      ? [`  left on ${left.at.slice(0, 10)}${left.reason === undefined ? "" : `: ${left.reason}`}`]
      : []),
  ];
  return `${lines.join("\n")}\n`;
}

function asData({ article, publisher, terms, judgement }: JudgedArticle) {
  return {
    file: article.file,
    line: article.recordLine,
    title: article.title,
    publisher: publisher.id,
    original: article.original,
    republished: republishedAt(article).instant,
    terms: terms?.id,
    verdict: judgement.verdict,
    left: judgement.left,
  };
}
