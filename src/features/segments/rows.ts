import { Prisma } from "@/generated/prisma/client";

/** A person of an audience. */
export type AudiencePerson = {
  id: string;
  email: string;
  name: string;
  county: string | null;
  language: string | null;
};

/** Its columns in the table `customer c`. */
export const personColumns = Prisma.sql`c.id, c.email, c.name, c.county, c.language`;
