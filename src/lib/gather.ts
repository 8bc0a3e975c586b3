type Waiting<Item, Result> = {
  item: Item;
  resolve: (result: Result) => void;
  reject: (error: unknown) => void;
};

type Gathering<Item, Result> = {
  /** Does all of it or, when it throws, nothing; the results stand in the order of the items. */
  run: (items: Item[]) => Promise<Result[]>;
  /** Whether the fault may be one item's alone; a run of several that failed by it is repeated item by item. */
  isOfOne: (error: unknown) => boolean;
  /** Runs under way at once. */
  lanes: number;
  /** Items in one run. */
  most: number;
};

/**
 * Makes one run of what is asked for at the same time: the first waits for what else this turn of the event loop brings, and while
 * all lanes are busy the next run gathers. For writes of which a single one costs nearly as much as twenty (a statement, a commit).
 * @returns asks for one item; fails as the run that it was in
 */
export function gather<Item, Result>({ run, isOfOne, lanes, most }: Gathering<Item, Result>) {
  let waiting: Waiting<Item, Result>[] = [];
  let underWay = 0;
  let isDue = false;

  function start(): void {
    isDue = false;
    while (underWay < lanes && waiting.length > 0) {
      const batch = waiting.slice(0, most);
      waiting = waiting.slice(most);
      underWay += 1;
      void settle(batch).finally(() => {
        underWay -= 1;
        start();
      });
    }
  }

  async function settle(batch: Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await run(batch.map(({ item }) => item));
      for (const [index, { resolve }] of batch.entries()) resolve(results[index] as Result);
    } catch (error) {
      if (batch.length > 1 && isOfOne(error)) await Promise.all(batch.map((one) => settle([one])));
      else for (const { reject } of batch) reject(error);
    }
  }

  return (item: Item): Promise<Result> =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (isDue || underWay >= lanes) return;
      isDue = true;
      setImmediate(start);
    });
}
