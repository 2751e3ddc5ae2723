/** What moves in a saved page: the slider and the arrow keys. Without it the page shows the end of the run, and nothing is missing. */
export const REPLAY_SCRIPT = `
const slider = document.getElementById('step');
const label = document.getElementById('at');
const steps = [...document.querySelectorAll('[data-step]')];
const tiles = [...document.querySelectorAll('[data-at]')];
const show = (follow) => {
  const at = Number(slider.value);
  label.textContent = at + ' of ' + slider.max;
  slider.setAttribute('aria-valuetext', 'step ' + label.textContent);
  let last = null;
  for (const one of steps) { one.hidden = Number(one.dataset.step) > at; if (!one.hidden && one.dataset.step !== '0') last = one; }
  for (const one of tiles) one.classList.toggle('wait', Number(one.dataset.at) > at);
  if (follow && last) last.scrollIntoView({ block: 'nearest' });
};
slider.addEventListener('input', () => show(true));
document.addEventListener('keydown', (event) => {
  if (event.target === slider || (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight')) return;
  slider.value = Number(slider.value) + (event.key === 'ArrowRight' ? 1 : -1);
  show(true);
});
document.getElementById('controls').hidden = false;
show(false);
`;

export const REPLAY_STYLE = `
:root { color-scheme: light dark; --ink: #1b1f24; --soft: #57606a; --page: #fff; --card: #f4f6f8; --line: #c9d1d9; --anticipated: #116329; --asked: #0550ae; --missed: #7d4e00; --unreached: #57606a; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --soft: #9da7b1; --page: #0d1117; --card: #1a2029; --line: #3a434d; --anticipated: #56d364; --asked: #79b8ff; --missed: #e3b341; --unreached: #9da7b1; } }
body { margin: 0 auto; max-width: 60rem; padding: 1rem; background: var(--page); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
h1 { font-size: 1.3rem; } h2 { font-size: 1.1rem; margin-top: 2rem; } p.note, .why, summary { color: var(--soft); font-size: .875rem; }
table { border-collapse: collapse; } th, td { text-align: start; padding: .15rem 1rem .15rem 0; }
#controls { position: sticky; top: 0; background: var(--page); border-bottom: 1px solid var(--line); padding: .5rem 0; display: flex; gap: 1rem; align-items: center; } #controls[hidden] { display: none; } #step { flex: 1; }
.said { white-space: pre-wrap; overflow-wrap: anywhere; background: var(--card); border-radius: .5rem; padding: .5rem .75rem; margin: .5rem 0; } .user { margin-inline-start: 15%; } .agent { margin-inline-end: 15%; }
.who { display: block; font-size: .8rem; font-weight: 600; color: var(--soft); }
.strip { list-style: none; padding: 0 .75rem; margin: 0 0 .75rem; font-size: .875rem; } mark { background: none; color: inherit; text-decoration: underline 2px; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font-size: .8rem; margin: .25rem 0; }
.board { list-style: none; padding: 0; display: grid; grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr)); gap: .5rem; } .board li { border: 2px solid; border-radius: .5rem; padding: .4rem .6rem; font-size: .875rem; }
.board b { display: block; } .board .wait { border: 2px dashed var(--line) !important; color: var(--soft) !important; } .wait .then, .board li:not(.wait) .before { display: none; }
.anticipated { color: var(--anticipated); } .asked { color: var(--asked); } .missed { color: var(--missed); } .unreached, .pending { color: var(--unreached); } .board li span { color: var(--ink); } 
`;
