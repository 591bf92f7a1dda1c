import uPlotStyles from 'uplot/dist/uPlot.min.css?inline'

/** CSS for the charts, to stand in the same document or shadow root as they: uPlot's own, then the legend's. */
export const chartStyles = `${uPlotStyles}
.plot-chart .u-legend { font-size: 13px; text-align: left; line-height: 1.4; font-variant-numeric: tabular-nums; }
.plot-chart .u-legend .u-series { margin-right: 10px; pointer-events: none; }
.plot-chart .u-legend .u-series > * { padding: 1px 2px; }
.plot-chart .u-legend th { font-weight: 400; }
.plot-chart .u-legend .u-value { min-width: 5.2em; font-weight: 600; }
.plot-chart .u-legend .u-marker {
  width: 20px; height: 0; border-width: 2px 0 0 0 !important; background: none !important; margin-right: 6px;
}
.plot-chart .u-legend .plot-truth .u-marker { border-width: 5px 0 0 0 !important; opacity: 0.5; }
.plot-chart .u-legend .plot-points .u-marker {
  width: 9px; height: 9px; border-width: 2px !important; border-radius: 50%; margin: 0 10px 0 5px;
}
.plot-now { position: absolute; top: 0; left: 0; height: 100%; border-left: 1.5px solid; pointer-events: none; }
.plot-now[hidden] { display: none; }
`
