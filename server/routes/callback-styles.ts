/** Served at `/callback.css`. Colours and type are those of the page. */
export const callbackStyles = `:root {
  color-scheme: light dark;
  --paper: light-dark(#fbfbf9, #151514);
  --surface: light-dark(#ffffff, #1c1c1b);
  --line: light-dark(#e4e3dc, #33322f);
  --ink: light-dark(#1c1c1a, #eeede8);
  --ink-2: light-dark(#55544e, #b5b3aa);
  --accent: light-dark(#3b4cca, #93a0ff);
  --on-accent: light-dark(#ffffff, #14152a);
  --warn: light-dark(#8a4f00, #f0b45c);
  --warn-soft: light-dark(#fdf1dc, #38290f);
  --mono: 'JetBrains Mono', ui-monospace, 'SF Mono', Menlo, 'DejaVu Sans Mono', monospace;
}
* { box-sizing: border-box; }
body {
  margin: 0;
  background: var(--paper);
  color: var(--ink);
  font: 15px/1.55 Inter, ui-sans-serif, system-ui, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif;
}
header { padding: 14px 20px; border-bottom: 1px solid var(--line); background: var(--surface); }
header a { color: var(--ink); font-weight: 700; text-decoration: none; }
main { max-width: 46rem; margin: 0 auto; padding: 28px 20px 48px; }
h1 { font-size: 19px; line-height: 1.3; margin: 0 0 4px; }
h2 { font-size: 15px; margin: 28px 0 6px; }
p { margin: 0 0 8px; }
.verdict { display: flex; gap: 12px; padding: 16px; border-radius: 8px; background: var(--warn-soft); }
.verdict p { margin: 0; }
.verdict > span {
  flex: none; width: 22px; height: 22px; border-radius: 50%; display: grid; place-items: center;
  background: var(--warn); color: var(--paper); font-weight: 700; font-size: 13px;
}
code, table { font: 13px/1.5 var(--mono); }
table { width: 100%; border-collapse: collapse; background: var(--surface); border: 1px solid var(--line); }
th, td { padding: 7px 12px; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
thead th { color: var(--ink-2); font-weight: 600; }
tbody th { width: 11rem; font-weight: 400; }
tbody tr:last-child > * { border-bottom: 0; }
ul { margin: 0; padding-left: 20px; color: var(--ink-2); }
li { margin-bottom: 6px; }
a { color: var(--accent); }
a:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.ways { display: flex; flex-wrap: wrap; gap: 16px; align-items: center; margin-top: 24px; }
.main {
  padding: 8px 16px; border-radius: 6px; background: var(--accent); color: var(--on-accent);
  font-weight: 600; text-decoration: none;
}
@media (max-width: 30rem) { tbody th { width: 8rem; } }
`
