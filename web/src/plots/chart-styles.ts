import uPlotStyles from 'uplot/dist/uPlot.min.css?inline'

/** CSS for the charts, to stand in the same document or shadow root as they: uPlot's own, then the legend's. */
export const chartStyles = `${uPlotStyles}
.plot-chart .u-legend {
  display: block; margin: 0 0 0 10px;
  font-size: 13px; line-height: 1.5; text-align: left; font-variant-numeric: tabular-nums;
}
.plot-chart .u-legend tbody { display: flex; flex-wrap: wrap; }
.plot-chart .u-legend .u-series { flex: 0 0 170px; margin: 0; pointer-events: none; white-space: nowrap; }
.plot-chart .u-legend .u-series > * { padding: 0; }
.plot-chart .u-legend th { font-weight: 400; }
.plot-chart .u-legend .u-value { min-width: 4.6em; padding-left: 5px; font-weight: 600; }
.plot-chart .u-legend .u-marker { width: 20px; height: 2px; margin-right: 6px; border: none; border-radius: 0; }
.plot-chart .u-legend .plot-truth .u-marker { height: 5px; opacity: 0.5; }
.plot-chart .u-legend [class*='plot-points-'] .u-marker { width: 10px; height: 10px; margin: 0 11px 0 5px; }
.plot-chart .u-legend .plot-points-disc .u-marker { border-radius: 50%; mask: radial-gradient(circle closest-side, transparent 60%, #000 68%); }
.plot-chart .u-legend .plot-points-square .u-marker {
  clip-path: polygon(evenodd, 0 0, 100% 0, 100% 100%, 0 100%, 0 0, 20% 20%, 80% 20%, 80% 80%, 20% 80%, 20% 20%);
}
.plot-chart .u-legend .plot-points-diamond .u-marker {
  clip-path: polygon(evenodd, 50% 0, 100% 50%, 50% 100%, 0 50%, 50% 0, 50% 28%, 72% 50%, 50% 72%, 28% 50%, 50% 28%);
}
.plot-chart .u-legend .plot-points-triangle .u-marker {
  clip-path: polygon(evenodd, 50% 0, 100% 96%, 0 96%, 50% 0, 50% 44%, 74% 80%, 26% 80%, 50% 44%);
}
.plot-now { position: absolute; top: 0; left: 0; height: 100%; border-left: 1.5px solid; pointer-events: none; will-change: transform; }
.plot-now[hidden] { display: none; }
`
