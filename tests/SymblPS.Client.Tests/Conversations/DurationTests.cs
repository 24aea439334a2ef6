using Xunit;

namespace SymblPS.Client.Tests.Conversations;

public sealed class DurationTests
{
    [Fact]
    public void Durations_of_output_objects_have_their_seconds_as_a_number()
    {
        var missing = typeof(SymblMessage).Assembly.GetExportedTypes()
            .Where(static type => !typeof(Exception).IsAssignableFrom(type))
            .SelectMany(static type => type.GetProperties())
            .Where(static property => property.PropertyType == typeof(TimeSpan) || property.PropertyType == typeof(TimeSpan?))
            .Where(static property => !IsNumber(property.DeclaringType!.GetProperty(property.Name + "Seconds")?.PropertyType))
            .Select(static property => $"{property.DeclaringType!.Name}.{property.Name}");
        Assert.Empty(missing);
    }

    [Fact]
    public void Seconds_are_those_of_the_duration()
    {
        Assert.Equal(90.5, new SymblMessage { Duration = TimeSpan.FromSeconds(90.5) }.DurationSeconds);
        Assert.Null(new SymblMessage().OffsetSeconds);
        Assert.Equal(12.25, new SymblSpeaker { TalkTime = TimeSpan.FromSeconds(12.25) }.TalkTimeSeconds);
    }

    private static bool IsNumber(Type? type) => type == typeof(double) || type == typeof(double?);
}
