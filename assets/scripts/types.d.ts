/** What others put on `window`: Plotly, React, and Dash. Dash's own is touched in
 *  figures/dash-inside.js alone. */

interface PlotlyTrace {
  legendgroup?: string;
  visible?: boolean;
  meta?: string;
  [key: string]: unknown;
}

interface PlotlyFigure {
  data: PlotlyTrace[];
  layout: {meta?: {[spare: string]: Record<string, string[]>}; [axis: string]: any};
}

interface PlotlyClick {
  points: {data: {meta?: string; uid?: string}; customdata?: string; curveNumber: number; pointNumber?: number}[];
}

interface PlotlyGraph extends HTMLElement {
  data: PlotlyTrace[];
  on(event: "plotly_click" | "plotly_hover", hear: (click: PlotlyClick) => void): void;
  on(event: "plotly_unhover", hear: () => void): void;
}

interface Window {
  Plotly: {
    Fx: {
      hover(graph: HTMLElement, what: object, plot: string): void;
      unhover(graph: HTMLElement): void;
    };
    react(graph: HTMLElement, data: PlotlyTrace[], layout: object, config: object):
      Promise<PlotlyGraph>;
  };
  React: {
    useState<Value>(first: () => Value): [Value, (value: Value) => void];
    useLayoutEffect(effect: () => void, when: unknown[]): void;
    createElement(tag: string, props: object): unknown;
  };
  DashRenderer: new () => object;
  renderer: object;
  dash_clientside: {set_props(id: string | object, props: object): void};
  /** The grid of the desk (assets/vendor). */
  agGrid: {
    createGrid(box: HTMLElement, options: Record<string, any> & {
      onCellFocused?: (event: any) => void; onCellValueChanged?: (event: any) => void;
    }): {
      getDisplayedRowCount(): number;
      forEachNodeAfterFilterAndSort(call: (node: {data: any}) => void): void;
    };
  };
  /** Our components, where Dash looks for them. */
  arbeidszorg: Record<string, (props: any) => unknown>;
}

interface Navigator {
  connection?: {saveData?: boolean};
}
