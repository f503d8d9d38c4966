/** Layers of terms, laid one over the other; and the table of terms that we know by name. */

import { describe, expect, test } from "vitest";
import type { Article } from "../../src/model/article.ts";
import type { Problem } from "../../src/model/problem.ts";
import { media, type Terms, type TermsOverride, type TermsProfile } from "../../src/model/terms.ts";
import { composeTerms } from "../../src/terms/compose.ts";
import { judgeArticles } from "../../src/terms/judge-articles.ts";
import { nothingGranted, profiles } from "../../src/terms/profiles.ts";
import type { Day } from "../../src/values/instant.ts";
import { sampleArticle, samplePublisher, sampleRegister, sampleSite } from "../support/articles.ts";
import { present, url } from "../support/feeds.ts";

const page = url("https://lantern.example/republish");

function compose(
  terms: TermsOverride | undefined,
  article?: TermsOverride,
  own: readonly TermsProfile[] = [],
): { terms?: Terms; problems: readonly Problem[] } {
  const publisher = samplePublisher({ terms });
  const register = sampleRegister([publisher], { profiles: new Map(own.map((row) => [row.id, row])) });
  const outcome = composeTerms(register, publisher, article && sampleArticle({ terms: article }));
  return { ...(outcome.value && { terms: outcome.value }), problems: outcome.problems };
}

function composed(...layers: Parameters<typeof compose>): Terms {
  const { terms, problems } = compose(...layers);
  expect(problems).toEqual([]);
  if (!terms) throw new Error("no terms");
  return terms;
}

const credit = (text: string) => ({ kind: "credit", text, place: "bottom", when: "always" }) as const;

describe("layers", () => {
  test("nothing written down: no terms, and no problem either", () => {
    expect(compose(undefined)).toEqual({ problems: [] });
  });

  test("a name alone is the profile as it stands", () => {
    const terms = composed({ base: "cc-by-nd-4.0" });
    expect(terms).toMatchObject({ id: "cc-by-nd-4.0", title: "CC BY-ND 4.0", translate: "no" });
    expect(terms.licence?.url).toBe("https://creativecommons.org/licenses/by-nd/4.0/");
  });

  test("none grants nothing, and is called after its publisher", () => {
    expect(composed({ base: "none" })).toEqual({
      ...nothingGranted,
      id: "the-lantern",
      title: "The Lantern",
    });
  });

  test("groups are merged field by field, the rest is replaced, and the licence stays", () => {
    const terms = composed({
      base: "cc-by-nd-4.0",
      url: page,
      read: "2026-01-10" as Day,
      author: { affiliation: true },
      edits: { body: "style" },
      eligible: ["news"],
    });
    expect(terms.author).toEqual({ need: "if-known", affiliation: true, link: false });
    expect(terms.edits).toEqual({ body: "style", headline: "keep", note: true });
    expect(terms.eligible).toEqual(["news"]);
    expect(terms).toMatchObject({ url: page, read: "2026-01-10", licence: { title: "CC BY-ND 4.0" } });
  });

  test("a page of the publisher's own makes the terms the publisher's, unless they have a title", () => {
    expect(composed({ base: "cc-by-nd-4.0", url: page }).title).toBe("The Lantern");
    expect(composed({ base: "cc-by-nd-4.0", url: page, title: "How to share" }).title).toBe("How to share");
    expect(composed({ base: "cc-by-nd-4.0" }, { url: page }).title).toBe("The Lantern");
  });

  test("the article's fields go over the publisher's", () => {
    const publisher: TermsOverride = {
      base: "cc-by-4.0",
      url: page,
      images: { use: "all" },
      translate: "no",
    };
    const terms = composed(publisher, { images: { use: "none" } });
    expect(terms.images.use).toBe("none");
    expect(terms).toMatchObject({ id: "cc-by-4.0", url: page, translate: "no" });
  });

  test("an article with a base of its own takes nothing from its publisher", () => {
    const publisher: TermsOverride = { base: "cc-by-4.0", url: page, notices: [credit("From the Lantern")] };
    expect(composed(publisher, { base: "all-rights-reserved" })).toEqual(
      composed({ base: "all-rights-reserved" }),
    );
  });

  test("an article with a base of its own does not mind that its publisher's terms do not hold together", () => {
    expect(composed({ base: "whatever" }, { base: "cc-by-4.0" }).id).toBe("cc-by-4.0");
  });

  test("notices and conditions add up, in the order of the layers", () => {
    const own: TermsProfile = {
      id: "network",
      title: "Network",
      base: "cc-by-4.0",
      notices: [credit("one")],
      conditions: ["No spin."],
    };
    const publisher: TermsOverride = {
      base: "network",
      notices: [credit("two")],
      conditions: ["No frames."],
    };
    const terms = composed(publisher, { notices: [credit("three")] }, [own]);
    expect(terms.notices.map(({ text }) => text)).toEqual(["one", "two", "three"]);
    expect(terms.conditions).toEqual(["No spin.", "No frames."]);
  });

  test("a fallback notice gives way to one of its kind, and to no other", () => {
    expect(composed({ base: "ogl-uk-3.0" }).notices).toHaveLength(1);
    const own = credit("Contains the words of The Lantern.");
    expect(composed({ base: "ogl-uk-3.0", notices: [own] }).notices).toEqual([own]);
    const about = { ...own, kind: "about" } as const;
    expect(composed({ base: "ogl-uk-3.0", notices: [about] }).notices).toHaveLength(2);
  });

  test("a site's own profile may stand on another, and goes before one of ours of the same name", () => {
    const own: TermsProfile[] = [
      { id: "network", title: "Network", base: "house", url: page, translate: "whole" },
      { id: "house", title: "House", base: "cc-by-nd-4.0", url: page, edits: { body: "style" } },
      { id: "cc-by-3.0", title: "Ours", base: "none", copyright: { need: "yes" } },
    ];
    const terms = composed({ base: "network" }, undefined, own);
    expect(terms).toMatchObject({ id: "network", title: "Network", translate: "whole" });
    expect(terms.edits.body).toBe("style");
    expect(terms.licence?.id).toBe("cc-by-nd-4.0");
    expect(composed({ base: "cc-by-3.0" }, undefined, own)).toMatchObject({ title: "Ours", translate: "no" });
  });
});

describe("terms that do not hold together", () => {
  test("a base that nobody knows, with the one that was probably meant", () => {
    const { terms, problems } = compose({ base: "cc-by-nd-40" });
    expect(terms).toBeUndefined();
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({
      code: "unknown-terms",
      severity: "error",
      place: { file: "articles/_publishers.yaml", field: ["publishers", "the-lantern", "terms"] },
      help: 'did you mean "cc-by-nd-4.0"?',
    });
  });

  test("one that is like none: all that are known", () => {
    const { problems } = compose({ base: "whatever" });
    for (const id of [...profiles.keys(), "none"]) expect(problems[0]?.help).toContain(id);
  });

  test("in an article, the article is named", () => {
    const { problems } = compose({ base: "cc-by-4.0" }, { base: "cc-by-5.0" });
    expect(problems[0]?.place).toEqual({ file: "articles/the-lantern/ice.md", field: ["terms"] });
  });

  test("bases that lead in a circle", () => {
    const own: TermsProfile[] = [
      { id: "a", title: "A", base: "b" },
      { id: "b", title: "B", base: "a" },
    ];
    const { terms, problems } = compose({ base: "a" }, undefined, own);
    expect(terms).toBeUndefined();
    expect(problems.map(({ code }) => code)).toEqual(["unknown-terms"]);
    expect(problems[0]?.message).toContain("a → b → a");
  });

  test("what is wrong with a publisher's terms is told once, whatever its articles bring", () => {
    const publisher = samplePublisher({ terms: { base: "cc-by", translate: "yes" } });
    const articles = ["a", "b", "c", "d"].map((slug, index) =>
      sampleArticle({
        slug,
        file: `articles/the-lantern/${slug}.md`,
        original: url(`https://lantern.example/${slug}`),
        ...(index > 1 && { terms: { images: { use: "none" } } }),
      }),
    );
    const court = { site: sampleSite(), register: sampleRegister([publisher]), now: present("2024-03-01") };
    const { problems } = judgeArticles(articles, court);
    expect(problems.filter(({ code }) => code === "unknown-terms")).toHaveLength(1);
    expect(problems).toHaveLength(1);
  });

  test("they are told also where the publisher has no article yet", () => {
    const register = sampleRegister([samplePublisher({ terms: { base: "cc-by" } })]);
    const { problems } = judgeArticles([], { site: sampleSite(), register, now: present("2024-03-01") });
    expect(problems).toMatchObject([{ code: "unknown-terms", help: 'did you mean "cc-by-4.0"?' }]);
  });

  test("a misspelt slot in a profile is told at the profile, licence or not", () => {
    const notices = [{ kind: "credit", text: "From {puplisher}", place: "bottom", when: "always" }] as const;
    const licence = { id: "own", url: url("https://licences.example/own"), title: "Own" };
    const profile = { id: "ours", title: "Ours", base: "cc-by-4.0", notices, licence };
    const register = sampleRegister([samplePublisher({ terms: { base: "ours" } })], {
      profiles: new Map([["ours", profile]]),
    });
    const court = { site: sampleSite(), register, now: present("2024-03-01") };
    const { problems, judged } = judgeArticles([sampleArticle()], court);
    expect(problems).toMatchObject([
      { code: "invalid-template", place: { field: ["profiles", "ours", "notices", 0, "text"] } },
    ]);
    expect(judged.map(({ judgement }) => judgement.verdict)).toEqual(["refused"]);
  });

  test("a misspelt slot is told where it stands, once", () => {
    const text = "From {puplisher}";
    const notice = { kind: "credit", text, place: "bottom", when: "always" } as const;
    const publisher = samplePublisher({ terms: { base: "cc-by-4.0", notices: [notice] } });
    const court = { site: sampleSite(), register: sampleRegister([publisher]), now: present("2024-03-01") };
    const { problems } = judgeArticles([sampleArticle(), sampleArticle({ slug: "b" })], court);
    expect(problems).toMatchObject([
      {
        code: "invalid-template",
        place: { field: ["publishers", "the-lantern", "terms", "notices", 0, "text"] },
        help: expect.stringContaining('did you mean "publisher"?'),
      },
    ]);
  });
});

describe("a wider grant has to say where it stands", () => {
  const base: TermsOverride = {
    base: "cc-by-nc-nd-3.0",
    url: page,
    author: { need: "yes" },
    copyright: { need: "yes" },
    counter: { need: "yes" },
    keepLinks: true,
    extent: { whole: true, most: "excerpt" },
    images: { use: "none", nonCommercial: true },
    eligible: ["news"],
    bulk: { auto: false },
    permission: { need: true },
    media: { web: "excerpt", feed: "link", mail: "no", print: "no", app: "no", broadcast: "no" },
  };

  test.each<[names: string, terms: TermsOverride]>([
    ["commercial.use", { commercial: { use: "permission" } }],
    ["commercial.ads", { commercial: { ads: "beside" } }],
    ["commercial.paywall", { commercial: { paywall: true } }],
    ["commercial.sale", { commercial: { sale: true } }],
    ["extent.most", { extent: { most: "full" } }],
    ["extent.whole", { extent: { whole: false } }],
    ["edits.body", { edits: { body: "style" } }],
    ["edits.headline", { edits: { headline: "free" } }],
    ["translate", { translate: "permission" }],
    ["images.use", { images: { use: "credited" } }],
    ["images.nonCommercial", { images: { nonCommercial: false } }],
    ["eligible", { eligible: ["news", "personal"] }],
    ["eligible", { eligible: "any" }],
    ["bulk.auto", { bulk: { auto: true } }],
    ["permission.need", { permission: { need: false } }],
    ["origin", { origin: "mixed" }],
    ["author.need", { author: { need: "if-known" } }],
    ["copyright.need", { copyright: { need: "no" } }],
    ["counter.need", { counter: { need: "no" } }],
    ["titleInCredit", { titleInCredit: false }],
    ["keepLinks", { keepLinks: false }],
    ["noEndorsement", { noEndorsement: false }],
    ...media.map((medium): [string, TermsOverride] => [`media.${medium}`, { media: { [medium]: "full" } }]),
    ["edits.body, translate", { translate: "yes", edits: { body: "any" } }],
  ])("%s", (names, terms) => {
    const { problems } = compose(base, terms);
    expect(problems.map(({ code }) => code)).toEqual(["missing-field"]);
    expect(problems[0]?.message).toContain(`(${names})`);
    expect(compose(base, { ...terms, url: page }).problems).toEqual([]);
  });

  test.each<[name: string, terms: TermsOverride]>([
    [
      "more duties",
      { counter: { need: "yes" }, notices: [credit("From the Lantern")], conditions: ["No spin."] },
    ],
    ["less granted", { commercial: { ads: "none" }, eligible: ["news"], window: { notAfter: "P90D" } }],
    ["the same again", { translate: "no", edits: { body: "none" } }],
    ["another place for the link", { link: { to: "home" } }],
  ])("not for %s", (_, terms) => {
    expect(compose(base, terms).problems).toEqual([]);
  });

  test("a publisher's terms over a licence", () => {
    expect(compose({ base: "cc-by-nd-4.0", translate: "yes" }).problems.map(({ code }) => code)).toEqual([
      "missing-field",
    ]);
  });

  test("a site's own profile, at its own place; a licence with an address of its own is a page", () => {
    const wide: TermsProfile = { id: "wide", title: "Wide", base: "none", translate: "yes" };
    const { problems } = compose({ base: "wide" }, undefined, [wide]);
    expect(problems.map(({ code, place }) => ({ code, field: place.field }))).toEqual([
      { code: "missing-field", field: ["profiles", "wide"] },
    ]);
    const licence = { id: "wide", title: "Wide", url: url("https://licences.example/wide") };
    expect(compose({ base: "wide" }, undefined, [{ ...wide, licence }]).problems).toEqual([]);
  });
});

describe("the table of profiles", () => {
  const rows = [...profiles.values()];
  const families = ["by", "by-sa", "by-nc", "by-nd", "by-nc-sa", "by-nc-nd"];
  const creativeCommons = families.flatMap((family) => [`cc-${family}-3.0`, `cc-${family}-4.0`]);

  test("its ids: nobody's records may lose their terms", () => {
    const others = ["all-rights-reserved", "cc0-1.0", "community-cross-post", "ogl-uk-3.0", "public-domain"];
    expect([...profiles.keys()].sort()).toEqual([...creativeCommons, ...others, "us-government"].sort());
  });

  test.each(rows.map((row) => [row.id, row] as const))(
    "%s composes, whole and without a problem",
    (id, row) => {
      const terms = composed({ base: id });
      expect(terms.id).toBe(row.id);
      expect(terms.title).toBe(row.title);
      expect(Object.keys(terms)).toEqual(expect.arrayContaining(Object.keys(nothingGranted)));
    },
  );

  test.each(creativeCommons)("%s: its own licence, at its own address", (id) => {
    const { licence, title } = composed({ base: id });
    const [, family, version] = /^cc-(.+)-(\d\.\d)$/.exec(id) ?? [];
    expect(licence).toEqual({
      id,
      url: `https://creativecommons.org/licenses/${family}/${version}/`,
      title: `CC ${family?.toUpperCase()} ${version}`,
    });
    expect(title).toBe(licence?.title);
  });

  test.each(creativeCommons)("%s grants what its letters grant, and no more", (id) => {
    const terms = composed({ base: id });
    const nc = id.includes("-nc");
    const nd = id.includes("-nd");
    expect(terms.commercial).toEqual({
      use: nc ? "no" : "yes",
      ads: nc ? "none" : "any",
      paywall: !nc,
      sale: !nc,
      except: [],
    });
    expect(terms.edits).toEqual({ body: nd ? "none" : "any", headline: nd ? "keep" : "free", note: true });
    expect(terms.translate).toBe(nd ? "no" : "yes");
    // A title is owed before version 4.0 only.
    expect(terms.titleInCredit).toBe(id.endsWith("3.0"));
    // What the publisher took from others, and pictures of others, no licence of the publisher's reaches.
    expect(terms.origin).toBe("own");
    expect(terms.images.use).toBe("credited");
    expect(terms.noEndorsement).toBe(true);
    expect(terms.author.need).toBe("if-known");
    expect(terms.extent).toEqual({ most: "full", whole: false });
  });

  test("the open government licence is linked in the sentence that it asks for", () => {
    const { notices, licence } = composed({ base: "ogl-uk-3.0" });
    expect(licence?.url).toBe("https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/");
    expect(notices.map(({ text }) => text)).toEqual([
      "Contains public sector information licensed under the [Open Government Licence v3.0](licence).",
    ]);
  });

  test.each([
    ["cc0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/"],
    ["public-domain", "https://creativecommons.org/publicdomain/mark/1.0/"],
    ["us-government", undefined],
    ["community-cross-post", undefined],
    ["all-rights-reserved", undefined],
  ])("%s: licence %s", (id, address) => {
    expect(composed({ base: id }).licence?.url).toBe(address);
  });

  test("none grants nothing at all", () => {
    const { media: granted, extent, edits, translate, images, commercial, origin } = nothingGranted;
    expect(new Set(Object.values(granted))).toEqual(new Set(["no"]));
    expect(Object.keys(granted).sort()).toEqual([...media].sort());
    expect(extent.most).toBe("link");
    expect(edits).toEqual({ body: "none", headline: "keep", note: true });
    expect(translate).toBe("no");
    expect(images.use).toBe("none");
    expect(commercial).toEqual({ use: "no", ads: "none", paywall: false, sale: false, except: [] });
    expect(origin).toBe("unknown");
  });

  test("all rights reserved is none, and a letter for everything", () => {
    const { permission, ...rest } = composed({ base: "all-rights-reserved" });
    const { permission: _, ...nothing } = nothingGranted;
    expect(permission.need).toBe(true);
    expect(rest).toEqual({
      ...nothing,
      id: "all-rights-reserved",
      title: "All rights reserved",
      copyright: { need: "yes" },
    });
  });

  test("cross-posting is for community sites, on pages and in feeds", () => {
    const terms = composed({ base: "community-cross-post" });
    expect(terms).toMatchObject({ eligible: ["community"], origin: "unknown", link: { to: "article" } });
    expect(terms.commercial.use).toBe("permission");
    expect(terms.media).toEqual({ ...nothingGranted.media, web: "full", feed: "full" });
  });
});

test("a record's line number is part of its place", () => {
  const publisher = samplePublisher();
  const article: Article = sampleArticle({
    terms: { base: "?" },
    file: "articles/notes.ndjson",
    recordLine: 7,
  });
  const { problems } = composeTerms(sampleRegister([publisher]), publisher, article);
  expect(problems[0]?.place).toEqual({ file: "articles/notes.ndjson", field: ["terms"], recordLine: 7 });
});
