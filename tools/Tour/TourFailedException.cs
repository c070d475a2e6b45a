namespace Xen.Model.Tour;

/// <summary>Something on the way was not as the guide tells it.</summary>
internal sealed class TourFailedException(string message) : Exception(message);
