package io.telemetryagent.bench.page;

import java.awt.Color;
import java.awt.Rectangle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Map;
import org.jfree.chart.ChartFactory;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.StandardChartTheme;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.labels.StandardCategoryItemLabelGenerator;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.category.DefaultCategoryDataset;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.jfree.svg.SVGGraphics2D;

/** Draws the plots of the page, as SVG beside it; each returns the Markdown that shows it. */
public final class Plots {
  private static final int WIDTH = 800;
  private static final int HEIGHT = 400;
  private static final Color BAR = new Color(0x3b6ea5);

  private Plots() {}

  /** One bar for each name, the first on top; NaN draws none. */
  public static String bars(Path file, String title, String unit, Map<String, Double> values)
      throws IOException {
    DefaultCategoryDataset data = new DefaultCategoryDataset();
    values.forEach((name, value) -> data.addValue(value, unit, name));
    JFreeChart chart =
        ChartFactory.createBarChart(
            title, null, unit, data, PlotOrientation.HORIZONTAL, false, false, false);
    BarRenderer bars = (BarRenderer) chart.getCategoryPlot().getRenderer();
    bars.setBarPainter(new StandardBarPainter());
    bars.setSeriesPaint(0, BAR);
    bars.setMaximumBarWidth(0.08);
    bars.setDefaultItemLabelGenerator(
        new StandardCategoryItemLabelGenerator("{2}", wholeNumbers()));
    bars.setDefaultItemLabelsVisible(true);
    chart.getCategoryPlot().getRangeAxis().setUpperMargin(0.15);
    return save(chart, file);
  }

  /** A line for each name, through points by x; x in powers of ten. */
  public static String lines(
      Path file, String title, String unit, Map<String, Map<Double, Double>> lines)
      throws IOException {
    XYSeriesCollection data = new XYSeriesCollection();
    lines.forEach(
        (name, points) -> {
          XYSeries series = new XYSeries(name);
          points.forEach(series::add);
          data.addSeries(series);
        });
    JFreeChart chart = ChartFactory.createXYLineChart(title, null, unit, data);
    chart.getXYPlot().setDomainAxis(new LogAxis());
    chart.getXYPlot().setRenderer(new XYLineAndShapeRenderer());
    return save(chart, file);
  }

  private static DecimalFormat wholeNumbers() {
    return new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
  }

  private static String save(JFreeChart chart, Path file) throws IOException {
    StandardChartTheme theme = new StandardChartTheme("plain");
    theme.setPlotBackgroundPaint(Color.WHITE);
    theme.setRangeGridlinePaint(Color.LIGHT_GRAY);
    theme.setDomainGridlinePaint(Color.LIGHT_GRAY);
    theme.setShadowVisible(false);
    theme.setBarPainter(new StandardBarPainter());
    theme.apply(chart);
    SVGGraphics2D svg = new SVGGraphics2D(WIDTH, HEIGHT);
    chart.draw(svg, new Rectangle(WIDTH, HEIGHT));
    Files.writeString(file, svg.getSVGDocument());
    return "![" + chart.getTitle().getText() + "](" + file.getFileName() + ")\n";
  }
}
