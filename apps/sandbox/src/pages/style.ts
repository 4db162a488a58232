/** The one style sheet of the sandbox's pages: light and dark, from 360 px. */
export const styleSheet = `
:root {
  color-scheme: light dark;
  --ground: light-dark(#f6f7f9, #14171c);
  --card: light-dark(#ffffff, #1d2128);
  --ink: light-dark(#1b2130, #e8ebf0);
  --soft: light-dark(#525c6c, #a9b2c0);
  --line: light-dark(#d6dae1, #363d48);
  --accent: light-dark(#1f4fbf, #8fb2ff);
  --on-accent: light-dark(#ffffff, #101623);
  --bad: light-dark(#a3161c, #ff9d98);
  --bad-ground: light-dark(#fdecec, #3a1d1f);
  --good: light-dark(#14612f, #7fd79b);
}
* { box-sizing: border-box; }
html { font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
body { margin: 0; background: var(--ground); color: var(--ink); }
a { color: var(--accent); text-underline-offset: 0.15em; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
main:focus { outline: none; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 1rem; }
h2 { font-size: 1.2rem; margin: 0 0 0.75rem; }
h3 { font-size: 1rem; margin: 1rem 0 0.5rem; }
p { margin: 0 0 0.75rem; }
.column { max-width: 70rem; margin: 0 auto; padding: 0 1rem; }
.column.narrow { max-width: 30rem; }
main { padding-top: 1.5rem !important; padding-bottom: 4rem !important; }
.skip { position: absolute; left: -999px; }
.skip:focus { left: 1rem; top: 0.5rem; background: var(--card); padding: 0.5rem 1rem; z-index: 1; }
.top { background: var(--card); border-bottom: 1px solid var(--line); }
.top .column { display: flex; flex-wrap: wrap; gap: 0.25rem 2rem; align-items: center; padding-top: 0.6rem; padding-bottom: 0.6rem; }
.brand { margin: 0; font-weight: 600; }
.tag { font-size: 0.8rem; font-weight: 600; border: 1px solid var(--line); border-radius: 999px; padding: 0.1rem 0.6rem; margin-left: 0.4rem; color: var(--soft); white-space: nowrap; }
nav ul { display: flex; flex-wrap: wrap; gap: 1rem; list-style: none; margin: 0; padding: 0; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 1.25rem; margin: 0 0 1.25rem; min-width: 0; }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr)); gap: 1.25rem; }
.cards .card { margin: 0; }
.cards { align-items: start; margin: 0 0 1.25rem; }
.soft { color: var(--soft); overflow-wrap: anywhere; }
.amount { font-size: 2rem; font-weight: 700; margin: 0; font-variant-numeric: tabular-nums; }
.field { margin: 0 0 1rem; }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 0 1rem; }
label { display: block; font-weight: 600; margin: 0 0 0.25rem; }
.help { color: var(--soft); font-size: 0.9rem; margin: 0 0 0.25rem; }
input, select { font: inherit; color: inherit; background: var(--card); border: 1px solid var(--soft); border-radius: 8px; padding: 0.6rem 0.75rem; width: 100%; min-width: 0; }
input[aria-invalid="true"] { border: 2px solid var(--bad); }
.wrong { color: var(--bad); margin: 0.25rem 0 0; font-weight: 600; }
.alert { background: var(--bad-ground); color: var(--bad); border-left: 4px solid var(--bad); border-radius: 6px; padding: 0.75rem 1rem; margin: 0 0 1rem; font-weight: 600; }
.alert p { margin: 0; }
.button, button { display: inline-block; font: inherit; font-weight: 600; border: 1px solid var(--accent); border-radius: 8px; padding: 0.6rem 1rem; background: var(--card); color: var(--accent); cursor: pointer; text-decoration: none; }
button.main { background: var(--accent); color: var(--on-accent); width: 100%; padding: 0.8rem 1rem; font-size: 1.05rem; }
button[aria-pressed="true"] { background: var(--accent); color: var(--on-accent); }
.row { display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: center; margin: 0 0 0.75rem; padding: 0; list-style: none; }
.row form { margin: 0; }
.search { display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: end; margin: 0 0 1.25rem; }
.search .field { margin: 0; flex: 1 1 12rem; }
.tabs { display: flex; flex-wrap: wrap; gap: 0.5rem; list-style: none; margin: 0 0 1.25rem; padding: 0; }
.tabs a { display: block; padding: 0.5rem 0.9rem; border: 1px solid var(--line); border-radius: 8px; text-decoration: none; }
.tabs a[aria-current] { border-color: var(--accent); background: var(--accent); color: var(--on-accent); }
.frame { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { text-align: left; vertical-align: top; padding: 0.5rem 0.75rem 0.5rem 0; border-bottom: 1px solid var(--line); }
th { font-size: 0.9rem; color: var(--soft); }
td { overflow-wrap: anywhere; }
code, .number { font-family: ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace; font-size: 0.95em; }
.list { list-style: none; margin: 0; padding: 0; }
.list li { border-bottom: 1px solid var(--line); padding: 0.75rem 0; }
.list li:last-child { border-bottom: 0; }
.list a { font-weight: 600; overflow-wrap: anywhere; }
.list p { margin: 0; overflow-wrap: anywhere; }
dl.facts { display: grid; grid-template-columns: max-content 1fr; gap: 0.25rem 1rem; margin: 0 0 1rem; }
dl.facts dt { color: var(--soft); }
dl.facts dd { margin: 0; overflow-wrap: anywhere; }
.mail-frame { width: 100%; height: 70vh; border: 1px solid var(--line); border-radius: 8px; background: #fff; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; margin: 0; font: inherit; }
@media (max-width: 420px) {
  .pair { grid-template-columns: 1fr; }
}
@media (max-width: 600px) {
  dl.facts { grid-template-columns: 1fr; }
  dl.facts dd { margin-bottom: 0.5rem; }
  th, td { padding-right: 0.5rem; }
}
`
