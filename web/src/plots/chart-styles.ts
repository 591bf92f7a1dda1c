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
.plot-chart .u-legend .u-marker {
  width: 20px; height: 0; margin-right: 6px; border-width: 2px 0 0 0 !important; background: none !important;
}
.plot-chart .u-legend .plot-truth .u-marker { border-width: 5px 0 0 0 !important; opacity: 0.5; }
.plot-chart .u-legend .plot-points .u-marker {
  width: 9px; height: 9px; margin: 0 11px 0 6px; border-width: 2px !important; border-radius: 50%;
}
.plot-chart .u-legend .plot-absent { display: none; }
.plot-now { position: absolute; top: 0; left: 0; height: 100%; border-left: 1.5px solid; pointer-events: none; will-change: transform; }
.plot-now[hidden] { display: none; }
`
