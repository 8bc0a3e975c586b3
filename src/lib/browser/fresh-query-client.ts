import {
  type InvalidateOptions,
  type InvalidateQueryFilters,
  type Query,
  QueryClient,
  type QueryKey,
} from "@tanstack/react-query";

/**
 * React Query's client, but `invalidateQueries` also asks anew where the first answer to a question is still on its way: it was given
 * before the change, perhaps. React Query itself would take that answer for the new one.
 */
export class FreshQueryClient extends QueryClient {
  override async invalidateQueries<Key extends QueryKey = QueryKey>(
    filters: InvalidateQueryFilters<Key> = {},
    options: InvalidateOptions = {},
  ): Promise<void> {
    const { queryKey, exact } = filters;
    const isUnanswered = (query: Query) => query.state.data === undefined && query.state.fetchStatus === "fetching";
    await this.cancelQueries({ queryKey, exact, predicate: isUnanswered });
    await super.invalidateQueries(filters, options);
  }
}
