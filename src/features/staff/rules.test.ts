import { expect, it } from "vitest";
import { MAX_PICTURE_BYTES, pictureTypeOf, pictureUrlOf, readPicture } from "./rules";

const text = (characters: string) => Uint8Array.from(characters, (character) => character.charCodeAt(0));
const filler = "\0".repeat(20);
const jpeg = `\xff\xd8\xff\xe0${filler}\xff\xd9`;
const png = `\x89PNG\r\n\x1a\n${filler}IEND\xae\x42\x60\x82`;
const webp = `RIFF${String.fromCharCode(28)}\0\0\0WEBPVP8L${filler}`;
const dataUrl = (bytes: string, type = "image/png") => `data:${type};base64,${btoa(bytes)}`;

it("tells pictures by their bytes", () => {
  expect(pictureTypeOf(text(jpeg))).toBe("image/jpeg");
  expect(pictureTypeOf(text(png))).toBe("image/png");
  expect(pictureTypeOf(text(webp))).toBe("image/webp");
  expect(readPicture(dataUrl(webp, "image/jpeg"))?.type).toBe("image/webp");
});

it("takes nothing for a picture that only says so, is cut off or is too large", () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  const large = `\xff\xd8\xff${"\0".repeat(MAX_PICTURE_BYTES)}\xff\xd9`;
  for (const bytes of [svg, "<html>hello, this is no picture</html>", jpeg.slice(0, -1), webp.slice(0, -1), large, ""])
    expect(readPicture(dataUrl(bytes)), bytes.slice(0, 20)).toBeNull();
  for (const wrong of [svg, "data:image/svg+xml;base64,AAAA", "data:image/png;base64,A", "https://shop.example/a.png"])
    expect(readPicture(wrong), wrong).toBeNull();
});

it("serves another picture under another address", () => {
  const one = pictureUrlOf({ id: "stf_1", image: dataUrl(jpeg) });
  expect(one).toMatch(/^\/api\/staff-pictures\/stf_1\?v=\w+$/);
  expect(pictureUrlOf({ id: "stf_1", image: dataUrl(png) })).not.toBe(one);
  expect(pictureUrlOf({ id: "stf_1", image: null })).toBeNull();
});
