import { z } from "zod";

export const tagInput = z.object({ id: z.string().regex(/^[\w-]{1,64}$/, "This is not the id of a tag.") });
