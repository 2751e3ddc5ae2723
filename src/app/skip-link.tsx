/** The first stop of the Tab key: past header and form to what the page is about. A button, since the hash belongs to the routes. */
import { appStrings } from './app-strings.ts';

export function SkipLink() {
  return (
    <button type="button" className="skip" onClick={() => (document.getElementById('output') ?? document.getElementById('main'))?.focus()}>
      {appStrings.skip}
    </button>
  );
}
