// How a page looks. Colours of words have a contrast of 4.5:1 or more with the paper, which a test computes. What a
// colour says, a sign or a word says too; bars are drawn, so that they print without the colours of backgrounds.
#pragma once

#include <string_view>

namespace ntm {

inline constexpr std::string_view style_sheet = R"(
:root { --paper: #ffffff; --ink: #17202a; --faint: #51606e; --rule: #ccd3da; --good: #14663a; --bad: #a3261b;
  --bar: #0b5a94; --rest: #e6ebf0; --goal: #17202a; --line-0: #0b5a94; --line-1: #a8480a; --line-2: #56636f;
  --band-0: #dde5ec; --band-1: #b3d0e6; --band-2: #7fb1d8; --band-3: #4689bd; --band-4: #1f6299; --band-5: #0d3f6b;
  color-scheme: light dark; }
@media screen and (prefers-color-scheme: dark) {
  :root { --paper: #12171d; --ink: #e8ecf0; --faint: #a9b5c0; --rule: #3a4652; --good: #6fd39a; --bad: #ff9d92;
    --bar: #6db3e8; --rest: #2a333d; --goal: #ffffff; --line-0: #6db3e8; --line-1: #f0a468; --line-2: #b4bec8;
    --band-0: #303c48; --band-1: #3c5a75; --band-2: #4a7da6; --band-3: #67a3d2; --band-4: #9ccaee; --band-5: #d9edfd; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 "Segoe UI", "Noto Sans", "Helvetica Neue", Arial, system-ui, sans-serif; }
main { max-width: 72rem; margin: 0 auto; padding: 1.5rem 1.25rem 4rem; }
h1 { font-size: 1.85rem; line-height: 1.2; margin: .5rem 0 .25rem; letter-spacing: -.01em; }
h2 { font-size: 1.25rem; line-height: 1.3; margin: 0 0 .75rem; }
h3 { font-size: 1.05rem; line-height: 1.625rem; margin: 0 0 .75rem; }
section { border-top: 1px solid var(--rule); margin-top: 2.25rem; padding-top: 1.5rem; }
p { max-width: 46rem; margin: .45rem 0; text-wrap: pretty; }
ul { max-width: 46rem; margin: .45rem 0; padding-left: 1.2rem; }
li { margin: .15rem 0; }
.about, .note { color: var(--faint); font-size: .9rem; }
.about { margin: 0; }
.headlines { display: grid; grid-auto-flow: column; grid-auto-columns: minmax(0, 1fr); margin: 1.5rem 0 0;
  border: solid var(--rule); border-width: 1px 0; }
.headlines > div { grid-row: span 3; display: grid; grid-template-rows: subgrid; align-content: start; padding: .8rem 1rem; }
.headlines > div:first-child { padding-left: 0; }
.headlines > div + div { border-left: 1px solid var(--rule); }
.headlines dt { color: var(--faint); font-size: .88rem; }
.headlines dd { margin: 0; font-size: .88rem; }
.headlines b, .headlines span { display: inline-block; }
.headlines b { font-size: 2rem; line-height: 1.25; font-variant-numeric: tabular-nums; margin-right: .3rem; }
.lead { font-size: 1.04rem; margin-top: 1.5rem; border-top: 0; padding-top: 0; columns: 27rem 2; column-gap: 3rem; }
.lead p:first-child { margin-top: 0; }
.lead > p, .lead li { break-inside: avoid; }
.blocks { display: flex; flex-wrap: wrap; gap: 2rem 3rem; align-items: flex-start; }
.block { min-width: 0; max-width: 100%; flex: 0 1 auto; }
.block.full { flex-basis: 100%; }
.beside { display: flex; flex-wrap: wrap; gap: 1rem 2.5rem; align-items: flex-start; }
.beside > figure { flex: 1 1 26rem; max-width: 36rem; }
.beside > .wide { flex: 0 1 auto; }
figure { margin: 0; }
.wide { overflow-x: auto; max-width: 100%; position: relative;
  background: linear-gradient(to right, var(--paper) 1rem, transparent) local 0 / 2rem 100% no-repeat,
    linear-gradient(to left, var(--paper) 1rem, transparent) local 100% / 2rem 100% no-repeat,
    linear-gradient(to right, var(--rule), transparent) scroll 1px 0 / .7rem 100% no-repeat,
    linear-gradient(to left, var(--rule), transparent) scroll calc(100% - 1px) 0 / .7rem 100% no-repeat; }
.wide:focus-visible { outline: 2px solid var(--bar); }
table { border-collapse: collapse; font-size: .95rem; font-variant-numeric: tabular-nums; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
th, td { padding: .32rem .7rem; text-align: left; vertical-align: top; border-bottom: 1px solid var(--rule); }
th:first-child, td:first-child { padding-left: 0; }
thead th { vertical-align: bottom; color: var(--faint); font-weight: normal; font-size: .85rem; line-height: 1.3;
  border-bottom: 2px solid var(--rule); }
th.number, td.number { text-align: right; white-space: nowrap; }
.number + :not(.number, .drawn) { padding-left: 1.4rem; }
tbody th { font-weight: normal; white-space: nowrap; }
td.drawn { width: 14rem; }
td.small { width: auto; }
td.drawn > svg { margin-top: .25em; }
.short { white-space: nowrap; }
table.close { font-size: .85rem; }
.close th, .close td { padding: .3rem .38rem; }
.close .number + :not(.number, .drawn) { padding-left: .9rem; }
.close th:first-child, .close td:first-child { padding-left: 0; }
tr.group th { font-weight: 600; padding-top: 1rem; }
tr.group div, tr.detail div { width: fit-content; }
tr.apart > * { border-top: 3px double var(--ink); }
col.apart { border-left: 3px double var(--ink); }
tr.with-detail > * { border-bottom: 0; }
tr.detail td { color: var(--faint); font-size: .88rem; padding-top: 0; }
.good { color: var(--good); }
.bad { color: var(--bad); }
details > summary { cursor: pointer; }
summary h2, summary h3 { display: inline; }
summary > span { color: var(--faint); font-size: .88rem; margin-left: .5rem; }
details > .wide { margin-top: .75rem; }
svg { display: block; fill: var(--bar); }
svg text { fill: var(--faint); font-size: 15px; }
svg.bar { width: 100%; min-width: 6rem; height: .95rem; overflow: visible; }
svg.key { display: inline-block; width: .7rem; height: .7rem; margin-right: .35rem; }
svg.trend { display: inline-block; height: 1rem; margin-left: .6rem; vertical-align: baseline; }
svg.strip { font-size: 14px; }
svg.strip text { font-size: 11px; letter-spacing: -.02em; text-anchor: middle; }
th > svg.strip, th > svg.move { margin-top: .15rem; }
svg.move text { font-size: 12px; }
svg.move .y { text-anchor: end; }
svg.lines { width: 100%; height: auto; }
svg.lines .grid { stroke: var(--rule); stroke-width: 1; }
svg.lines .zero { stroke: var(--faint); stroke-width: 1; }
svg.lines .x { text-anchor: middle; }
svg.lines .y { text-anchor: end; }
svg.lines .l { fill: none; stroke-width: 2.5; stroke-linejoin: round; }
svg.lines .g { fill: none; stroke-width: 1.5; stroke-dasharray: 2 4; }
svg.lines .apart { stroke: var(--faint); stroke-dasharray: 1 3; }
svg.lines .name { font-weight: 600; }
svg.lines .value { paint-order: stroke; stroke: var(--paper); stroke-width: 4; }
.rest { fill: var(--rest); }
.goal { fill: var(--goal); }
.out { fill: none; stroke: var(--faint); stroke-width: 1; }
.way { stroke: var(--bar); stroke-width: 2; fill: none; }
.ring { fill: var(--paper); stroke: var(--bar); stroke-width: 2; }
.cut { stroke: var(--paper); stroke-width: 2; fill: none; }
.cross { stroke: var(--bad); stroke-width: 1.6; fill: none; }
.bar [class^="b"] { stroke: var(--paper); stroke-width: 1; vector-effect: non-scaling-stroke; }
.edge { fill: none; stroke: var(--faint); stroke-width: 1; vector-effect: non-scaling-stroke; }
.c0 { fill: var(--line-0); } .c1 { fill: var(--line-1); } .c2 { fill: var(--line-2); }
.s0 { stroke: var(--line-0); } .s1 { stroke: var(--line-1); } .s2 { stroke: var(--line-2); }
.b0 { fill: var(--band-0); } .b1 { fill: var(--band-1); } .b2 { fill: var(--band-2); }
.b3 { fill: var(--band-3); } .b4 { fill: var(--band-4); } .b5 { fill: var(--band-5); }
svg.lines text.c0 { fill: var(--line-0); } svg.lines text.c1 { fill: var(--line-1); } svg.lines text.c2 { fill: var(--line-2); }
@media screen {
  .in-print { display: none; }
  tr.group div, tr.detail div { position: sticky; left: 0; max-width: calc(100vw - 2.5rem); }
  tr.detail div { max-width: calc(100vw - 6.5rem); }
}
@media screen and (max-width: 56rem) {
  th, td { padding: .32rem .5rem; }
  .number + :not(.number, .drawn) { padding-left: 1.1rem; }
  tbody th:not(.short) { white-space: normal; min-width: 8rem; }
  td.drawn { width: 10rem; }
  td.small { width: auto; }
}
@media screen and (max-width: 49rem) {
  .headlines { grid-auto-flow: row; grid-template-columns: repeat(2, minmax(0, 1fr)); }
  .headlines > div:nth-child(odd) { border-left: 0; padding-left: 0; }
  .headlines > div:nth-child(n + 3) { border-top: 1px solid var(--rule); }
  .headlines > div:last-child:nth-child(odd) { grid-column: span 2; }
}
@media screen and (min-width: 72rem) {
  .tall { overflow: visible; background: none; }
  .tall thead th { position: sticky; top: 0; z-index: 1; background: var(--paper);
    border-bottom: 0; box-shadow: inset 0 -2px var(--rule); }
}
@media (max-width: 32rem) {
  main { padding: 1rem .9rem 3rem; }
  h1 { font-size: 1.5rem; }
  table { font-size: .9rem; }
  th, td { padding: .3rem .3rem; }
  .number + :not(.number, .drawn) { padding-left: .8rem; }
  thead th { font-size: .8rem; }
  td.drawn { width: auto; }
  svg.move { width: 7.5rem; }
  svg.move text { font-size: 16px; }
  svg.bar { min-width: 3rem; }
  svg.lines text { font-size: 16px; }
  svg.strip { font-size: 14.5px; }
  th.number > svg.key { display: block; margin: 0 0 .2rem auto; }
  tbody th, tbody th:not(.short) { white-space: normal; min-width: 5.6rem; }
  th.short { min-width: 0; white-space: nowrap; }
  th.short + th { min-width: 7.5rem; }
  tbody tr:not(.group) > th:first-child:not(.short) { position: sticky; left: 0;
    background: var(--paper) padding-box; }
}
@media (max-width: 24rem) {
  svg.lines text { font-size: 18px; }
}
@page { size: A4; margin: 16mm 15mm 18mm; @bottom-right { content: counter(page) " / " counter(pages); font: 9pt "Segoe UI", "Noto Sans", Arial, sans-serif; } }
@media print {
  :root { font-size: 9.5pt; }
  body { line-height: 1.4; }
  main { max-width: none; padding: 0; }
  h1 { font-size: 18pt; }
  h2 { font-size: 13pt; margin-bottom: 2mm; }
  h3 { font-size: 10.5pt; line-height: 1.3; margin-bottom: 1.5mm; }
  section { margin-top: 5mm; padding-top: 4mm; }
  .lead { margin-top: 4mm; padding-top: 0; font-size: 9.5pt; columns: 2; column-gap: 8mm; }
  .blocks { display: block; }
  .block { margin-bottom: 5mm; }
  .headlines > div { padding: 2mm 3mm; }
  .headlines b { font-size: 17pt; }
  .headlines dt, .headlines dd { font-size: 8.2pt; }
  .wide { overflow: visible; background: none; }
  table { font-size: 8.6pt; }
  thead th { font-size: 7.8pt; }
  th, td { padding: .2rem .44rem; }
  .beside { display: block; break-inside: avoid; }
  .beside > figure { max-width: 92mm; margin-bottom: 2mm; }
  table.close, .close thead th, tr.detail td { font-size: 6.9pt; }
  .close th, .close td { padding: .2rem .23rem; }
  td.drawn { width: 36mm; }
  td.small { width: auto; }
  td.small > svg { margin-top: 0; }
  td.small > svg.strip { margin-top: .2em; }
  svg.bar { min-width: 20mm; height: 2.6mm; }
  svg.move { width: 32mm; }
  svg.move text { font-size: 15px; }
  svg.strip { font-size: 11.5px; }
  .note { font-size: 8.4pt; }
  thead { display: table-header-group; }
  tr, figure, .headlines, .together { break-inside: avoid; }
  tr.group, tr.group + tr, tr:first-child, tr.with-detail, tr:first-child + tr.detail { break-after: avoid; }
  tr:last-child, thead + tbody > tr:first-child { break-before: avoid; }
  h2, h3, summary { break-after: avoid; }
  .note { break-before: avoid; }
  section:not(.blocks) { break-inside: avoid; }
}
)";

}  // namespace ntm
