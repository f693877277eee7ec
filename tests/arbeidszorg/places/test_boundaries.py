"""Official boundaries: every format and system, and every way in which a file can be wrong.

The towns are invented (``helpers/outlines.py``).
"""

from __future__ import annotations

import json
import zipfile
from datetime import date
from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
import shapely

from arbeidszorg.places import geography
from arbeidszorg.places.boundaries import LARGEST, BoundaryError, install
from arbeidszorg.places.origin import Origin, origin
from helpers.outlines import invented
from helpers.places import PLACES


@pytest.fixture(scope="session")
def towns() -> gpd.GeoDataFrame:
    """62 towns in EPSG:31370 with columns NISCODE, NAAM."""
    return invented()


def old_towns(towns: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """As of before 2025: the two merged towns cut in two."""
    frame = towns[~towns.NISCODE.isin(["37022", "37021"])].copy()
    rows = []
    for new, olds in (("37022", ("37015", "37007")), ("37021", ("37018", "37012"))):
        merged = towns.loc[new == towns.NISCODE, "geometry"].iloc[0]
        west, south, east, north = merged.bounds
        middle = merged.centroid.x
        for nis, box in zip(
            olds,
            (shapely.box(west, south, middle, north), shapely.box(middle, south, east, north)),
            strict=True,
        ):
            rows.append({"NISCODE": nis, "NAAM": nis, "geometry": merged.intersection(box)})
    return gpd.GeoDataFrame([*frame.to_dict("records"), *rows], crs=towns.crs)


def save(frame: gpd.GeoDataFrame, path: Path) -> Path:
    frame.to_file(path)
    return path


def failure(source: Path, target: Path) -> str:
    with pytest.raises(BoundaryError) as caught:
        install(source, target)
    assert not target.exists()
    assert str(target.parent) not in str(caught.value)
    return str(caught.value)


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "gemeenten.geojson"


@pytest.mark.parametrize("crs", [4326, 31370, 3812])
@pytest.mark.parametrize("ending", ["geojson", "shp", "gpkg", "zip"])
def test_every_format_and_system(
    towns: gpd.GeoDataFrame, crs: int, ending: str, tmp_path: Path, target: Path
) -> None:
    folder = tmp_path / "bron"
    folder.mkdir()
    source = save(towns.to_crs(crs), folder / f"grens.{'shp' if ending == 'zip' else ending}")
    if ending == "zip":
        source = tmp_path / "grens.zip"
        with zipfile.ZipFile(source, "w") as archive:
            for part in folder.iterdir():
                archive.write(part, f"map met spatie/{part.name}")
    report = install(source, target)
    assert (report.towns, report.rows, report.ignored) == (62, 62, 0)
    assert report.crs == f"EPSG:{crs}" and report.warnings == ()
    assert report.size == target.stat().st_size <= LARGEST


def test_the_result_is_a_map_that_fits(
    towns: gpd.GeoDataFrame, tmp_path: Path, target: Path
) -> None:
    install(save(towns, tmp_path / "grens.gpkg"), target)
    features = json.loads(target.read_text())["features"]
    assert [f["properties"]["nis"] for f in features] == list(PLACES.centres)
    assert features[2]["properties"] == {"nis": "31005", "naam": "Brugge"}
    shapes = [shapely.geometry.shape(f["geometry"]) for f in features]
    assert shapely.coverage_is_valid(shapes)
    parts = shapely.get_parts(shapes)
    assert all(part.is_valid and not part.exterior.is_ccw for part in parts)
    assert sum(gpd.GeoSeries(shapes, crs=4326).to_crs(31370).area) / 1e6 == pytest.approx(
        3197, rel=0.005
    )
    places = geography.load(target)
    assert places.has_boundaries and list(places.outline("gemeente")) == list(PLACES.centres)


@pytest.mark.parametrize("crs", [31370, 3812])
def test_a_system_that_is_not_declared_is_guessed(
    towns: gpd.GeoDataFrame, crs: int, tmp_path: Path, target: Path
) -> None:
    source = save(towns.to_crs(crs), tmp_path / "grens.shp")
    source.with_suffix(".prj").unlink()
    report = install(source, target)
    assert report.crs == f"EPSG:{crs}" and len(report.warnings) == 1


def test_a_system_that_is_declared_wrongly_is_guessed(
    towns: gpd.GeoDataFrame, tmp_path: Path, target: Path
) -> None:
    wrong = towns.set_crs(4326, allow_override=True)  # as many a GeoJSON in Lambert
    report = install(save(wrong, tmp_path / "grens.geojson"), target)
    assert report.crs == "EPSG:31370" and "EPSG:4326" in report.warnings[0]


@pytest.mark.parametrize("name", ["nis", "CODE_INS", "CD_MUNTY_REFNIS", "iets_anders"])
@pytest.mark.parametrize("kind", [str, int, float])
def test_the_code_column_is_found(
    towns: gpd.GeoDataFrame, name: str, kind: type, tmp_path: Path, target: Path
) -> None:
    frame = towns.rename(columns={"NISCODE": name})
    frame[name] = frame[name].map(kind)
    frame["postcode"] = range(8000, 8062)
    assert install(save(frame, tmp_path / "grens.geojson"), target).towns == 62


def test_rows_of_elsewhere_are_ignored(
    towns: gpd.GeoDataFrame, tmp_path: Path, target: Path
) -> None:
    gent = {"NISCODE": "44021", "NAAM": "Gent", "geometry": shapely.box(1e5, 19e4, 11e4, 2e5)}
    frame = gpd.GeoDataFrame([*towns.to_dict("records"), gent], crs=31370)
    report = install(save(frame, tmp_path / "grens.gpkg"), target)
    assert (report.towns, report.ignored, report.warnings) == (62, 1, ())


def test_towns_of_before_a_merger_are_put_together(
    towns: gpd.GeoDataFrame, tmp_path: Path, target: Path
) -> None:
    report = install(save(old_towns(towns), tmp_path / "grens.gpkg"), target)
    assert (report.towns, report.rows) == (62, 64)
    assert any("Tielt" in w for w in report.warnings)
    areas = gpd.read_file(target).set_index("nis").to_crs(31370).area
    assert areas["37022"] == pytest.approx(towns.set_index("NISCODE").area["37022"], rel=0.01)


def test_many_rows_for_one_town_are_put_together(
    towns: gpd.GeoDataFrame, tmp_path: Path, target: Path
) -> None:
    brugge = towns[towns.NISCODE == "31005"].geometry.iloc[0]
    cut = shapely.ops.split(
        brugge, shapely.LineString([(0, brugge.centroid.y), (1e6, brugge.centroid.y)])
    )
    rows = [{"NISCODE": "31005", "NAAM": "sector", "geometry": part} for part in cut.geoms]
    neighbours = towns[towns.NISCODE != "31005"].to_dict("records")
    report = install(
        save(gpd.GeoDataFrame([*neighbours, *rows], crs=31370), tmp_path / "g.gpkg"), target
    )
    assert (report.towns, report.rows, report.warnings) == (62, 61 + len(rows), ())


def test_half_a_merged_town_is_refused(
    towns: gpd.GeoDataFrame, tmp_path: Path, target: Path
) -> None:
    frame = old_towns(towns)
    source = save(frame[frame.NISCODE != "37007"], tmp_path / "grens.gpkg")
    assert "Meulebeke" in failure(source, target)


def test_missing_towns_are_named(towns: gpd.GeoDataFrame, tmp_path: Path, target: Path) -> None:
    frame = towns[~towns.NISCODE.isin(["33016", "34043"])].copy()
    frame.loc[frame.NISCODE == "31003", "NISCODE"] = "31099"
    message = failure(save(frame, tmp_path / "grens.gpkg"), target)
    assert all(word in message for word in ("Mesen", "Spiere-Helkijn", "Beernem", "31099", "3 van"))


def test_a_broken_shape_is_mended(towns: gpd.GeoDataFrame, tmp_path: Path, target: Path) -> None:
    frame = towns.copy()
    brugge = frame.index[frame.NISCODE == "31005"][0]
    ring = list(frame.geometry[brugge].exterior.coords)
    x, y = frame.geometry[brugge].centroid.coords[0]
    bow = [(x, y), (x + 50, y + 50), (x + 50, y), (x, y + 50), (x, y)]
    frame.loc[brugge, "geometry"] = shapely.MultiPolygon([(ring, [bow])])
    report = install(save(frame, tmp_path / "grens.gpkg"), target)
    assert any("Brugge" in w for w in report.warnings)


def test_overlap_is_reported(towns: gpd.GeoDataFrame, tmp_path: Path, target: Path) -> None:
    frame = towns.copy()
    damme = frame.index[frame.NISCODE == "31006"][0]
    frame.loc[damme, "geometry"] = frame.geometry[damme].buffer(300)
    report = install(save(frame, tmp_path / "grens.gpkg"), target)
    assert any("Brugge en Damme" in w for w in report.warnings)
    assert shapely.coverage_is_valid(gpd.read_file(target).geometry.to_numpy())


def test_swapped_codes_are_noticed(towns: gpd.GeoDataFrame, tmp_path: Path, target: Path) -> None:
    swap = {"31005": "34022", "34022": "31005"}
    frame = towns.assign(NISCODE=towns.NISCODE.replace(swap))
    report = install(save(frame, tmp_path / "grens.gpkg"), target)
    assert any("Brugge" in w and "Kortrijk" in w for w in report.warnings)


def test_a_map_of_elsewhere_is_refused(
    towns: gpd.GeoDataFrame, tmp_path: Path, target: Path
) -> None:
    frame = towns.set_geometry(towns.translate(xoff=150_000))
    assert "EPSG:31370" in failure(save(frame, tmp_path / "grens.gpkg"), target)


def test_swapped_axes_are_refused(towns: gpd.GeoDataFrame, tmp_path: Path, target: Path) -> None:
    degrees = towns.to_crs(4326)
    frame = degrees.set_geometry(
        degrees.geometry.map(lambda g: shapely.transform(g, lambda points: points[:, ::-1]))
    )
    assert "EPSG:4326" in failure(save(frame, tmp_path / "grens.geojson"), target)


def test_points_are_refused(towns: gpd.GeoDataFrame, tmp_path: Path, target: Path) -> None:
    frame = towns.set_geometry(towns.centroid)
    assert "Brugge" in failure(save(frame, tmp_path / "grens.gpkg"), target)


def test_empty_shapes_are_refused(towns: gpd.GeoDataFrame, tmp_path: Path, target: Path) -> None:
    frame = towns.copy()
    frame.loc[:, "geometry"] = shapely.Polygon()
    assert "Brugge" in failure(save(frame, tmp_path / "grens.gpkg"), target)


def test_no_codes_at_all(towns: gpd.GeoDataFrame, tmp_path: Path, target: Path) -> None:
    source = save(towns[["NAAM", "geometry"]], tmp_path / "grens.gpkg")
    message = failure(source, target)
    assert "NAAM" in message and "31005" in message


def test_what_is_no_map_is_refused(tmp_path: Path, target: Path) -> None:
    assert "bestaat niet" in failure(tmp_path / "weg.shp", target)
    for name, content in (("a.pdf", b"x"), ("a.geojson", b"{"), ("a.gpkg", b"x"), ("a.zip", b"x")):
        (tmp_path / name).write_bytes(content)
        assert name in failure(tmp_path / name, target)
    with zipfile.ZipFile(tmp_path / "leeg.zip", "w") as archive:
        archive.writestr("lees.txt", "niets")
    assert "leeg.zip" in failure(tmp_path / "leeg.zip", target)


def test_a_failure_leaves_the_old_file(
    towns: gpd.GeoDataFrame, tmp_path: Path, target: Path
) -> None:
    install(save(towns, tmp_path / "grens.gpkg"), target)
    before = target.read_bytes()
    with pytest.raises(BoundaryError):
        install(save(towns.head(3), tmp_path / "half.gpkg"), target)
    assert target.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir() if p.name.endswith(".new")] == []


def test_a_target_that_cannot_be_written(towns: gpd.GeoDataFrame, tmp_path: Path) -> None:
    source = save(towns, tmp_path / "grens.gpkg")
    with pytest.raises(BoundaryError, match=r"gemeenten\.geojson"):
        install(source, tmp_path / "weg" / "gemeenten.geojson")


def test_detailed_borders_are_made_small_enough_for_a_phone(
    towns: gpd.GeoDataFrame, tmp_path: Path, target: Path
) -> None:
    """The official ones have a corner every few metres."""
    wild = towns.copy()
    bends = shapely.segmentize(towns.geometry.to_numpy(), 250)
    wild["geometry"] = shapely.transform(bends, lambda spots: spots + 60 * np.sin(spots[:, ::-1]))
    report = install(save(wild, tmp_path / "grens.gpkg"), target)
    assert report.size <= LARGEST
    shapes = [
        shapely.geometry.shape(f["geometry"]) for f in json.loads(target.read_text())["features"]
    ]
    assert shapely.coverage_is_valid(shapes)


def test_topojson_is_read(towns: gpd.GeoDataFrame, tmp_path: Path, target: Path) -> None:
    """Arcs that areas share, with whole numbers for places on a grid."""
    frame = towns.to_crs(4326)
    west, south, east, north = frame.total_bounds
    scale = ((east - west) / 99_999, (north - south) / 99_999)
    arcs: list[list[list[int]]] = []
    areas = []
    for row in frame.itertuples():
        rings = []
        for ring in [part.exterior for part in shapely.get_parts(row.geometry)]:
            grid = np.rint((np.array(ring.coords) - (west, south)) / scale).astype(int)
            arcs.append([*grid[:1].tolist(), *np.diff(grid, axis=0).tolist()])
            rings.append([[len(arcs) - 1]])
        properties = {"NISCODE": row.NISCODE, "NAAM": row.NAAM}
        areas.append({"type": "MultiPolygon", "arcs": rings, "properties": properties})
    whole = {
        "type": "Topology",
        "transform": {"scale": scale, "translate": (west, south)},
        "objects": {"gemeenten": {"type": "GeometryCollection", "geometries": areas}},
        "arcs": arcs,
    }
    (tmp_path / "grens.topojson").write_text(json.dumps(whole))
    assert install(tmp_path / "grens.topojson", target).towns == 62


def test_the_file_says_where_it_comes_from(
    towns: gpd.GeoDataFrame, tmp_path: Path, target: Path
) -> None:
    source = save(towns, tmp_path / "grens.gpkg")
    install(source, target)
    assert origin(target) == Origin("grens.gpkg", date.today())
    assert geography.load(target).has_boundaries
    for content in ("", "{}", '{"herkomst": {"bron": "x", "datum": "gisteren"}}'):
        (tmp_path / f"{len(content)}.json").write_text(content)
        assert origin(tmp_path / f"{len(content)}.json") is None
