import type { Metadata } from "next";
import { ContentFilter } from "@/features/content-filter/components/content-filter";

export const metadata: Metadata = { title: "Filter and retention" };

export default function FilterPage() {
  return <ContentFilter />;
}
