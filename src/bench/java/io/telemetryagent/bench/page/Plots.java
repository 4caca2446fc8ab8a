package io.telemetryagent.bench.page;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.Styler.LegendPosition;

/** Draws the plots of the page, as SVG. */
public final class Plots {
  private static final int WIDTH = 900;
  private static final int HEIGHT = 480;

  private Plots() {}

  /** One bar for each name. */
  public static void bars(Path file, String title, String unit, Map<String, Double> values)
      throws IOException {
    CategoryChart chart =
        new CategoryChartBuilder().width(WIDTH).height(HEIGHT).title(title).build();
    chart.setYAxisTitle(unit);
    chart.addSeries(unit, List.copyOf(values.keySet()), List.copyOf(values.values()));
    chart.getStyler().setLabelsVisible(true).setXAxisLabelRotation(30).setLegendVisible(false);
    save(chart, file);
  }

  /** A line for each name, through points by x; x in powers of ten. */
  public static void lines(
      Path file, String title, String unit, Map<String, Map<Double, Double>> series)
      throws IOException {
    XYChart chart = new XYChartBuilder().width(WIDTH).height(HEIGHT).title(title).build();
    chart.setYAxisTitle(unit);
    series.forEach(
        (name, points) ->
            chart.addSeries(name, List.copyOf(points.keySet()), List.copyOf(points.values())));
    chart.getStyler().setXAxisLogarithmic(true).setLegendPosition(LegendPosition.OutsideS);
    chart.getStyler().setYAxisMin(0.0);
    save(chart, file);
  }

  private static void save(Chart<? extends Styler, ?> chart, Path file) throws IOException {
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    String name = file.toString().replaceFirst("\\.svg$", "");
    VectorGraphicsEncoder.saveVectorGraphic(chart, name, VectorGraphicsFormat.SVG);
  }
}
