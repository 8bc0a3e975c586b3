import type { Preferences } from "../get-preferences";
import { type Frequency, frequencies, type Topic, topics } from "../schema";

const topicWords: Record<Topic, { name: string; what: string }> = {
  offers: { name: "Offers", what: "discounts, what is in your cart, your birthday" },
  news: { name: "News", what: "new things in the shop, about once a week" },
};

const frequencyWords: Record<Frequency, { name: string; what: string }> = {
  all: { name: "As it comes", what: "three mails in a week at most" },
  weekly: { name: "Once a week at most", what: "the rest waits or is left out" },
  monthly: { name: "Once a month at most", what: "the rest waits or is left out" },
};

/** What a subscriber gets, and how often. */
export function PreferenceChoices({ preferences }: { preferences: Pick<Preferences, "topics" | "frequency"> }) {
  return (
    <form method="post">
      <input type="hidden" name="act" value="choose" />
      <fieldset>
        <legend>What you get</legend>
        {topics.map((topic) => (
          <label key={topic}>
            <input type="checkbox" name="topic" value={topic} defaultChecked={preferences.topics.includes(topic)} />
            <div>
              {topicWords[topic].name} <span>({topicWords[topic].what})</span>
            </div>
          </label>
        ))}
      </fieldset>
      <fieldset>
        <legend>How often</legend>
        {frequencies.map((frequency) => (
          <label key={frequency}>
            <input
              type="radio"
              name="frequency"
              value={frequency}
              defaultChecked={preferences.frequency === frequency}
            />
            <div>
              {frequencyWords[frequency].name} <span>({frequencyWords[frequency].what})</span>
            </div>
          </label>
        ))}
      </fieldset>
      <button type="submit">Save</button>
    </form>
  );
}
