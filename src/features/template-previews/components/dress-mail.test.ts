import { expect, it } from "vitest";
import { dressMail } from "./dress-mail";

const html =
  '<html><head><meta/></head><body><img alt="A" width="1" src="https://x/a.png"/><a href="/">$&</a></body></html>';

it("takes the pictures away and leaves what stands for them", () => {
  const plain = dressMail(html, { dark: false, pictures: false });
  expect(plain).toContain('<img alt="A" width="1" src="data:,"/>');
  expect(dressMail(html, { dark: false, pictures: true })).toContain("https://x/a.png");
});

it("turns the colours only in the dark, and lets links do nothing", () => {
  expect(dressMail(html, { dark: true, pictures: true })).toContain("invert(1)");
  const light = dressMail(html, { dark: false, pictures: true });
  expect(light).not.toContain("invert");
  expect(light).toContain("pointer-events:none");
  expect(light).toContain("$&");
});
