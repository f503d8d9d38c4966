import { describe, expect, it } from "vitest";
import type { RenderOptions } from "../../src/content/options.ts";
import { renderBody } from "../../src/content/render.ts";
import type { Body } from "../../src/model/article.ts";
import { options } from "./sample.ts";

const render = (text: string, kind: Body["kind"] = "html", over: Partial<RenderOptions> = {}) =>
  renderBody({ kind, text, line: 1 }, { ...options, ...over });

describe("a rendered body", () => {
  it("tells its text line by line, without markup and references", () => {
    const { text } = render(
      "# One\n\nTwo  *and*\nthree &amp; <b>four</b>.\n\n- five\n- six<br>seven\n\n|a|b|\n|-|-|\n|c|d|",
      "markdown",
    );
    expect(text).toBe("One\nTwo and three & four.\nfive\nsix\nseven\na\nb\nc\nd");
  });

  it("joins no words that markup keeps apart, and parts none that it joins", () => {
    expect(render("<div>a</div><div>b</div>c<i>d</i> <b> e</b>").text).toBe("a\nb\ncd e");
  });

  it("tells the web addresses of its links in order, absolute, and again when they come again", () => {
    const { links } = render(
      '<a href="/b">x</a> <a href="mailto:a@b.example">y</a> <a href="a">z</a> <a href="/b">x</a>',
    );
    expect(links).toEqual([
      "https://lantern.example/b",
      "https://lantern.example/news/a",
      "https://lantern.example/b",
    ]);
  });

  it("tells the links of clean Markdown as well", () => {
    expect(render("[x](https://a.example/?b&c)", "markdown").links).toEqual(["https://a.example/?b&c"]);
  });

  it("tells the images that stayed", () => {
    const { images } = render(
      '<img src="/a.jpg"><img src="/not-ours/b.jpg"><picture><source srcset="/c.webp"><img src="/c.jpg"></picture>',
    );
    expect(images).toEqual(["https://lantern.example/a.jpg", "https://lantern.example/c.jpg"]);
  });

  it.each(["</a word", "</a word \u{10000}", '</a x="<y', "</a </b", "</A\u{10000}"])(
    "an end tag that nothing closes is no text: %s",
    (open) => {
      expect(render(`<p>Ice.</p>${open}`).html.trim()).toBe("<p>Ice.</p>");
      expect(render(open).html).toBe("");
    },
  );

  it.each([
    ["an element", "<script>x</script>", "script"],
    ["where a frame led", '<iframe src="/v"></iframe>', "iframe https://lantern.example/v"],
    [
      "an image that is not ours",
      '<img src="/not-ours/a.jpg">',
      "image https://lantern.example/not-ours/a.jpg",
    ],
    ["an image of one pixel", '<img src="/t.gif" width=1>', "image https://lantern.example/t.gif (1x1)"],
    [
      "the counter",
      '<img src="//count.lantern.example/pixel.gif?id=1">',
      `image ${options.counter} (counter)`,
    ],
    ["a scheme", '<a href="java&#10;script:x">y</a>', "javascript: address"],
    ["an address that is none", '<a href="http://[">y</a>', "broken address"],
    ["a character", "<p>&#11;</p>", "character U+000B"],
    ["a caption", "<figure><figcaption>A <b>c</b></figcaption></figure>", "caption without its figure: A c"],
    ["a film without a source", "<video>x</video>", "video"],
    [
      "text lost to an element that is never closed",
      "<object><p>x</p>",
      "object, never closed, and all after it",
    ],
  ])("tells what was left out: %s", (_what, html, left) => {
    expect(render(html).leftOut).toContain(left);
  });

  it("tells it once, and nothing where nothing was lost", () => {
    expect(render("<script>x</script><script>y</script>").leftOut).toEqual(["script"]);
    expect(render('<div class="x"><span id="y">z</span></div><!-- c -->').leftOut).toEqual([]);
  });

  it("asks for each image once it is absolute", () => {
    const asked: string[] = [];
    const keepImage = (url: string) => asked.push(url) < 0;
    expect(
      render('<img src="../a.jpg"><video src="/b.mp4" poster="c.jpg"></video>', "html", { keepImage }).images,
    ).toEqual([]);
    expect(asked).toEqual(["https://lantern.example/a.jpg", "https://lantern.example/news/c.jpg"]);
  });

  it("needs no counter", () => {
    const { counter: _, ...without } = options;
    const html = '<p><img src="https://count.lantern.example/pixel.gif?id=1"></p>';
    expect(renderBody({ kind: "html", text: html, line: 1 }, without).html).toBe(html);
  });
});
