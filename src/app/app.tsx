/** The frame: header, the route's page, footer. Routes live behind `#`, so that any static host will do. */
import { Route, Router, Switch } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { SpeculationPage } from '#features/speculation/speculation-page.tsx';
import { connectEngine } from './connect-engine.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { NotFound } from './not-found.tsx';
import { Footer, Header } from './frame.tsx';
import { appStrings } from './app-strings.ts';

export function App() {
  return (
    <Router hook={useHashLocation}>
      <a className="skip" href="#output" onClick={(event) => { event.preventDefault(); document.getElementById('output')?.focus(); }}>{appStrings.skip}</a>
      <Header />
      <main>
        <ErrorBoundary>
          <Switch>
            <Route path="/"><SpeculationPage connect={connectEngine} /></Route>
            <Route><NotFound /></Route>
          </Switch>
        </ErrorBoundary>
      </main>
      <Footer />
    </Router>
  );
}
