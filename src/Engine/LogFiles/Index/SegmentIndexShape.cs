namespace Xen.Model.Engine.LogFiles.Index;

/// <summary>Where the index of a segment lies and how its tables are cut.</summary>
/// <param name="Start">Offset of the first page in the file.</param>
/// <param name="Length">Bytes of all pages.</param>
/// <param name="BucketBits">A bucket is chosen by so many leading bits of a reference; 0 to 16.</param>
/// <param name="Objects">How many objects the segment touches.</param>
/// <param name="Offsets">How many offsets of commits there are for all objects together.</param>
/// <param name="Waypoints">How many places are noted where a reader can begin in the middle.</param>
internal readonly record struct SegmentIndexShape(
    long Start, long Length, int BucketBits, int Objects, int Offsets, int Waypoints);
