import type { Language } from "../schema";
import { languageWords } from "./language-words";

type Props = {
  /** In which mails can be had. */
  languages: Language[];
  chosen: Language;
};

/** On the preferences page: in which language our mails come; nothing while there is no choice. */
export function LanguageSection({ languages, chosen }: Props) {
  if (languages.length < 2) return null;
  return (
    <>
      <h2>Language · Lugha</h2>
      <form method="post">
        <input type="hidden" name="act" value="language" />
        <fieldset>
          <legend>Our mails come in</legend>
          {languages.map((language) => (
            <label key={language}>
              <input type="radio" name="language" value={language} defaultChecked={language === chosen} />
              <div lang={language}>{languageWords[language]}</div>
            </label>
          ))}
        </fieldset>
        <button type="submit" className="quiet">
          Save the language
        </button>
      </form>
      <p className="soft after">What is not translated yet comes in English.</p>
    </>
  );
}
