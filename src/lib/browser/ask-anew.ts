import type { QueryClient, QueryKey } from "@tanstack/react-query";

/**
 * Asks for everything under this key anew after a change. An answer that is still on its way was given before the change, perhaps: it is
 * not waited for. (`invalidateQueries` alone takes it when it is the first one to its question.)
 */
export async function askAnew(queryClient: QueryClient, queryKey: QueryKey): Promise<void> {
  await queryClient.cancelQueries({ queryKey });
  await queryClient.invalidateQueries({ queryKey });
}
