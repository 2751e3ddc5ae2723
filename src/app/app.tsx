/**
 * The frame: header, the route's page, footer. Routes live behind `#`, so that any static host will do. The session stands above
 * them: a run is still there after a look at another page.
 */
import { Suspense } from 'react';
import { Route, Router, Switch, useLocation, useRoute } from 'wouter';
import { useHashLocation } from './use-hash-location.ts';
import { SpeculationSession } from '#features/speculation/session/speculation-session.tsx';
import { SpeculationPage } from '#features/speculation/speculation-page.tsx';
import { appStrings } from './app-strings.ts';
import { ChatRoute } from './chat-route.tsx';
import { connectEngine } from './connect-engine.ts';
import { connectReward } from './connect-reward.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { fetchedPage } from './fetched-page.ts';
import { Footer, Header } from './frame.tsx';
import { NotFound } from './not-found.tsx';
import { openShelf } from './open-shelf.ts';
import { PibenchRoute } from './pibench-route.tsx';
import { SkipLink } from './skip-link.tsx';
import { TrainingRoute } from './training-route.tsx';

const BenchmarkPage = fetchedPage(async () => (await import('#features/benchmark/benchmark-page.tsx')).BenchmarkPage);
const ReasoningPage = fetchedPage(async () => (await import('#features/reasoning/reasoning-page.tsx')).ReasoningPage);
const Gallery = fetchedPage(async () => (await import('./gallery.tsx')).Gallery);
const Alone = fetchedPage(async () => (await import('./gallery.tsx')).Alone);

/** What one can go to by name. */
const PAGES = Object.entries({ ...appStrings.pages, '/gallery': appStrings.gallery }).map(([path, name]) => ({ path, name }));

function Frame() {
  // An exhibit alone has the window to itself.
  const [bare] = useRoute('/exhibit/:id');
  const [here] = useLocation();
  return (
    <>
      {!bare && <><SkipLink /><Header /></>}
      <main id="main" tabIndex={-1}>
        <ErrorBoundary place={here}>
          <SpeculationSession pages={PAGES} connect={connectEngine} openShelf={openShelf}>
            {/* Inside the session: a page that fails takes no run with it. */}
            <ErrorBoundary place={here}>
              <Suspense>
                <Switch>
                  <Route path="/"><SpeculationPage /></Route>
                  <Route path="/chat"><ChatRoute /></Route>
                  <Route path="/training"><TrainingRoute /></Route>
                  <Route path="/pibench"><PibenchRoute /></Route>
                  <Route path="/reasoning"><ReasoningPage connect={connectEngine} connectReward={connectReward} /></Route>
                  <Route path="/benchmark"><BenchmarkPage connect={connectEngine} /></Route>
                  <Route path="/gallery/:at?">{({ at }) => <Gallery at={at} />}</Route>
                  <Route path="/exhibit/:id">{({ id }) => <Alone id={id} />}</Route>
                  <Route><NotFound /></Route>
                </Switch>
              </Suspense>
            </ErrorBoundary>
          </SpeculationSession>
        </ErrorBoundary>
      </main>
      {!bare && <Footer />}
    </>
  );
}

export function App() {
  return <Router hook={useHashLocation}><Frame /></Router>;
}
