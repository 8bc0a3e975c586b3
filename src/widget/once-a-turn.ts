/** Runs it soon, and once for all that ask in one go: what changes together is painted once. */
export function onceATurn(run: () => void): () => void {
  let asked = false;
  return () => {
    if (asked) return;
    asked = true;
    queueMicrotask(() => {
      asked = false;
      run();
    });
  };
}
