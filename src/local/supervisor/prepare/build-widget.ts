import { join } from "node:path";
import { pathToFileURL } from "node:url";

interface WidgetBuild {
  buildWidget: (options: { outdir: string; minify: boolean; watch?: boolean }) => Promise<() => Promise<void>>;
}

/** Builds the shopper's chat into public/widget; with `watch` again at every change, until the returned function is called. */
export async function buildWidget(root: string, watch: boolean): Promise<() => Promise<void>> {
  const module = (await import(pathToFileURL(join(root, "src", "widget", "build.mjs")).href)) as WidgetBuild;
  return module.buildWidget({ outdir: join(root, "public", "widget"), minify: !watch, watch });
}
