import { Text } from "@react-email/components";
import { firstName, truncate } from "@/lib/text";
import { text } from "./style";

/** `Hello Wanjiku,` or, when no name is known, `Hello,`. */
export function Greeting({ name }: { name: string | null }) {
  const first = truncate(firstName(name), 40);
  return <Text style={text}>{first ? `Hello ${first},` : "Hello,"}</Text>;
}
