// Renders the demo shop's pictures: every scene here, or only those named, into public/products/<scene>.jpg.
//
//   apt-get install povray                                   (Debian's POV-Ray 3.7)
//   node prisma/demo/scenes/render.mjs                       all scenes, about 20 minutes on one idle core
//   node prisma/demo/scenes/render.mjs hero sufuria-set      only these
//   node prisma/demo/scenes/render.mjs --size=320 hero       a quick look
//
// Products are 960 x 960, hero.pov is 1600 x 1000. One render at a time, on one thread, at low priority.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import sharp from "sharp";

const scenes = dirname(fileURLToPath(import.meta.url));
const pictures = join(scenes, "../../../public/products");
const size = Number(process.argv.find((word) => word.startsWith("--size="))?.slice(7) ?? 0);
const named = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const all = readdirSync(scenes).filter((file) => file.endsWith(".pov"));
const wanted = named.length ? named : all.map((file) => basename(file, ".pov"));

/** Width and height in pixels of the finished picture. */
function dimensions(scene) {
  const [width, height] = scene === "hero" ? [1600, 1000] : [960, 960];
  return size ? [size, Math.round((size * height) / width)] : [width, height];
}

const scratch = mkdtempSync(join(tmpdir(), "scenes-"));
for (const scene of wanted) {
  const [width, height] = dimensions(scene);
  const raw = join(scratch, `${scene}.png`);
  const started = Date.now();
  const settings = [`+W${width}`, `+H${height}`, "+Q9", "+A0.2", "+R2", "+WT1", "-D", "-GA"];
  execFileSync("nice", ["-n", "10", "povray", `+I${scene}.pov`, `+O${raw}`, ...settings], {
    cwd: scenes,
    stdio: "ignore",
  });
  const target = join(pictures, `${scene}.jpg`);
  await sharp(raw)
    .jpeg({ quality: scene === "hero" ? 80 : 78, progressive: true, mozjpeg: true })
    .toFile(target);
  const seconds = Math.round((Date.now() - started) / 1000);
  console.log(`${scene}  ${width}x${height}  ${Math.round(statSync(target).size / 1024)} KB  ${seconds} s`);
}
rmSync(scratch, { recursive: true });
