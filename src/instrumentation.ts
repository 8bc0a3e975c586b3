/** Runs once in every server process, before it answers (Next's file of this name): see lib/boot. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { boot } = await import("@/lib/boot");
  boot();
}
